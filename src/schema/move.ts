import { after, type Eventually } from '../loaders/eventually.ts';
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

type Agreement = 'BOTH_SIDES' | 'OTHER_SIDE_SILENT' | 'OTHER_SIDE_NOT_DESCRIBED';

function agreementOf({ fact, view }: SeenMove): Eventually<Agreement> {
  const { tail, head, claims } = fact;
  const sides = new Set(claims.map((claim) => claim.said));
  if (sides.size === 2) return 'BOTH_SIDES';
  const other = sides.has('origin') ? head : tail;
  const alone = () =>
    after(
      view.role.descriptions.load(other),
      ({ length }): Agreement => (length > 0 ? 'OTHER_SIDE_SILENT' : 'OTHER_SIDE_NOT_DESCRIBED'),
    );
  if (claims[0].kind !== 'adjacent') return alone();
  // Adjacency is said by each side as its own move; the other side agrees by the move back.
  return after(view.role.movesFrom.load(head), (back) =>
    back.some((move) => move.head === tail && move.claims[0].kind === 'adjacent') ? 'BOTH_SIDES' : alone(),
  );
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
