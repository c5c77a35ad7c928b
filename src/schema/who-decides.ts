import { InvalidInput } from '../errors.ts';
import type { ClaimRow } from '../loaders/fact.ts';
import type { Loaders } from '../loaders/index.ts';
import type { DecisionAnswer, DecisionHit, Standing } from '../services/decision-search.ts';
import { builder, ENTRY_COST } from './builder.ts';
import { PlainClaim } from './claim.ts';
import { inRange } from './limits.ts';
import { originsArg } from './noun.ts';
import { RoleRef, see } from './refs.ts';

const LONGEST_QUESTION = 500;

const StandingEnum = builder.enumType('DecisionStanding', {
  description: 'What a document says of a role and a decision. Only DECIDES_ALONE means that the role decides.',
  values: {
    DECIDES_ALONE: { value: 'alone', description: 'The role decides this alone.' },
    NEEDS_TEAM_APPROVAL: {
      value: 'team',
      description: 'The role does not decide this: it needs approval of the team.',
    },
    NEEDS_EXECUTIVE_APPROVAL: {
      value: 'executive',
      description: 'The role does not decide this: it needs approval of a manager, director or executive.',
    },
    HAS_AUTHORITY: { value: 'authority', description: 'What the document says of its authority, in its own words.' },
  } as const satisfies Record<string, { value: Standing; description: string }>,
});

type SeenHit = DecisionHit & { view: Loaders };

/** Where approval comes from. The lists of documents name no person. */
const approvers: Readonly<Partial<Record<Standing, string>>> = {
  team: 'The team; who in it is not stated.',
  executive: 'A manager, director or executive; which one is not stated.',
};

async function claimsOf({ right, view }: SeenHit) {
  const { decidedByRole, approvalsOfRole, authoritiesOfRole } = view.decision;
  const { role, decision, standing } = right;
  if (standing === 'alone') return claimsAbout(await decidedByRole.load(role), decision);
  if (standing === 'authority') return claimsAbout(await authoritiesOfRole.load(role), decision);
  const approvals = await approvalsOfRole.load(role);
  return claimsAbout(
    approvals.filter(({ claims }) => claims[0].from === standing),
    decision,
  );
}

type DecisionClaim = ClaimRow<'DECIDES'> | ClaimRow<'NEEDS_APPROVAL'> | ClaimRow<'HAS_AUTHORITY'>;

const claimsAbout = (facts: readonly { head: string; claims: readonly DecisionClaim[] }[], decision: string) =>
  facts.filter(({ head }) => head === decision).flatMap(({ claims }) => claims);

const sentences: Readonly<Record<Standing, (title: string) => string>> = {
  alone: (title) => `${title} decides this alone`,
  team: (title) => `${title} does not decide this alone and needs approval of the team (who exactly: not stated)`,
  executive: (title) =>
    `${title} does not decide this alone and needs approval of a manager, director or executive (who exactly: not stated)`,
  authority: (title) => `What is said of the authority of ${title}`,
};

const HitRef = builder.objectRef<SeenHit>('DecisionAnswer').implement({
  description: 'What a document says about who decides something.',
  fields: (t) => ({
    role: t.field({
      type: RoleRef,
      description: 'The role spoken of. Whether it decides is said by `standing`.',
      resolve: ({ right, view }) => see(view, 'Role', right.role),
    }),
    standing: t.field({
      type: StandingEnum,
      description: 'Whether the role decides this alone, needs approval, or has some authority.',
      resolve: ({ right }) => right.standing,
    }),
    area: t.string({ nullable: true, description: 'Area; null if not stated.', resolve: ({ right }) => right.area }),
    text: t.string({
      description: 'What is decided, or said, in the words of the document.',
      resolve: ({ right }) => right.text,
    }),
    approvalFrom: t.string({
      nullable: true,
      description: 'Where approval comes from, and what is not stated about it; null where none is needed.',
      resolve: ({ right }) => approvers[right.standing] ?? null,
    }),
    sentence: t.string({
      description: 'All of it in one sentence that can stand alone.',
      resolve: async ({ right, view }) => {
        const { row } = await see(view, 'Role', right.role);
        const area = right.area === null ? '' : `${right.area}: `;
        return `${sentences[right.standing](row.title)}: ${area}${right.text}`;
      },
    }),
    score: t.exposeFloat('score', { description: 'Relevance; compares answers to one question only.' }),
    matched: t.exposeStringList('matched', { description: 'Words of the question that it speaks of.' }),
    claims: t.field({
      type: [PlainClaim],
      complexity: { field: 1, multiplier: 2 },
      description: 'Every document that says so, the leading one first.',
      resolve: async (hit) => (await claimsOf(hit)).map((claim) => ({ claim, view: hit.view })),
    }),
  }),
});

interface SeenAnswer extends DecisionAnswer {
  limit: number;
  question: string;
  view: Loaders;
}

const WhoDecidesRef = builder.objectRef<SeenAnswer>('WhoDecides').implement({
  description: 'What documents say about who decides something, and what they leave open.',
  fields: (t) => ({
    answers: t.field({
      type: [HitRef],
      complexity: { field: 1, multiplier: 10 },
      description: 'What is said, most relevant first. Not every answer means that the role decides: see `standing`.',
      resolve: ({ hits, limit, view }) => hits.slice(0, limit).map((hit) => ({ ...hit, view })),
    }),
    omitted: t.int({
      description: 'How many more there are; raise `limit` to see them.',
      resolve: ({ hits, limit }) => Math.max(0, hits.length - limit),
    }),
    unanswered: t.stringList({
      description: 'What no document answers, in sentences; empty where nothing is open.',
      resolve: unansweredOf,
    }),
  }),
});

function unansweredOf({ hits, unspoken, onlyClose, question }: SeenAnswer): string[] {
  if (hits.length === 0) return [`No document says who decides on "${question}".`];
  const sentences = [
    ...unspoken.map((word) => `No decision right speaks of "${word}".`),
    ...onlyClose.map((word) => `No decision right names "${word}"; answers speak of something close to it.`),
  ];
  // What is half as relevant as the best answer is about something else.
  const close = hits.filter(({ score }) => score >= (hits[0]?.score ?? 0) / 2);
  if (close.some(({ right }) => right.standing === 'alone')) return sentences;
  return ['None of the closest answers says that a role decides this alone.', ...sentences];
}

builder.queryField('whoDecides', (t) =>
  t.field({
    type: WhoDecidesRef,
    description:
      'Who decides on something: ranked, and said as the documents say it. What needs approval is not decided by the role ' +
      'that needs it.',
    errors: {
      types: [InvalidInput],
      union: { name: 'WhoDecidesResult', description: 'What is said, or what is wrong with the question.' },
    },
    complexity: ({ limit }) => ({ field: ENTRY_COST + Math.max(1, limit ?? 10), multiplier: 1 }),
    args: {
      text: t.arg.string({ description: 'What is to be decided, in any words. Give either this or `area`.' }),
      area: t.arg.string({ description: 'An area as documents name it, e.g. "Budget". Give either this or `text`.' }),
      limit: t.arg.int({ defaultValue: 10, description: 'How many answers at most, 1 to 200.' }),
      origins: t.arg(originsArg),
    },
    resolve: async (_root, { text, area, limit, origins }, { services, view }) => {
      const most = inRange('limit', limit ?? 10, 200);
      const question = questionOf(text?.trim(), area?.trim());
      const loaders = await view(origins);
      const search = services.decisions;
      const found = text?.trim()
        ? await search.byText(loaders.snapshot, question, loaders.origins)
        : await search.byArea(loaders.snapshot, question, loaders.origins);
      return { ...found, limit: most, question, view: loaders };
    },
  }),
);

function questionOf(text: string | undefined, area: string | undefined): string {
  if (!text === !area) throw refuse('text', 'Give either text or area.');
  const question = text || area || '';
  if (question.length <= LONGEST_QUESTION) return question;
  throw refuse(
    text ? 'text' : 'area',
    `A question may have ${LONGEST_QUESTION} characters; this has ${question.length}.`,
  );
}

const refuse = (path: string, message: string) => new InvalidInput(message, [{ path, message }]);
