import { builder } from './builder.ts';
import { factType, type SeenFact } from './claim.ts';
import { RoleRef, see } from './refs.ts';

type SeenMove = SeenFact<'LEADS_TO'>;

const AgreementEnum = builder.enumType('MoveAgreement', {
  description: 'Whether both sides of a move know of it.',
  values: {
    BOTH_SIDES: { description: 'The documents of both roles name the move.' },
    OTHER_SIDE_SILENT: { description: 'One side names it, and the other side has a document that does not.' },
    OTHER_SIDE_NOT_DESCRIBED: { description: 'One side names it, and no document describes the other side.' },
  } as const,
});

async function agreementOf({
  fact,
  view,
}: SeenMove): Promise<'BOTH_SIDES' | 'OTHER_SIDE_SILENT' | 'OTHER_SIDE_NOT_DESCRIBED'> {
  const { tail, head, claims } = fact;
  const sides = new Set(claims.map((claim) => claim.said));
  if (sides.size === 2) return 'BOTH_SIDES';
  if (claims[0].kind === 'adjacent') {
    // Adjacency is said by each side as its own move; the other side agrees by the move back.
    const back = await view.role.movesFrom.load(head);
    if (back.some((move) => move.head === tail && move.claims[0].kind === 'adjacent')) return 'BOTH_SIDES';
  }
  const other = sides.has('origin') ? head : tail;
  const described = await view.role.descriptions.load(other);
  return described.length > 0 ? 'OTHER_SIDE_SILENT' : 'OTHER_SIDE_NOT_DESCRIBED';
}

export const MoveRef = factType(
  'Move',
  'LEADS_TO',
  'A move from one role to another, as documents declare it.',
  (t) => ({
    from: t.field({
      type: RoleRef,
      description: 'The role moved from.',
      resolve: ({ fact, view }) => see(view, 'Role', fact.tail),
    }),
    to: t.field({
      type: RoleRef,
      description: 'The role moved to.',
      resolve: ({ fact, view }) => see(view, 'Role', fact.head),
    }),
    agreement: t.field({
      type: AgreementEnum,
      description: 'Whether both sides know of the move.',
      resolve: agreementOf,
    }),
  }),
  ['said'],
);
