import { after, allOf } from '../loaders/eventually.ts';
import type { Loaders } from '../loaders/index.ts';
import type { NounLabel } from '../model/graph.ts';
import { countNouns, nounPage } from '../services/noun-page.ts';
import { resolveNouns } from '../services/noun-ref.ts';
import type { Services } from '../services/services.ts';
import { builder } from './builder.ts';
import { factType, seenFacts } from './claim.ts';
import { OriginEnum } from './enums.ts';
import { readGlobalId } from './global-id.ts';
import { type List, type Page, type PageArgs, pageOf, pageWindow } from './page.ts';
import { type Seen, type SeenNoun, see } from './refs.ts';

const NounNameRef = factType('NounName', 'NAMES', 'A name, alias or external id of a noun.', (t) => ({
  text: t.string({
    description: 'The name as first written.',
    resolve: ({ fact, view }) => after(see(view, 'Name', fact.tail), ({ row }) => row.text),
  }),
  scheme: t.string({
    description: '"title" for roles, "name" for other nouns, "id" for former ids, else the scheme of an external id.',
    resolve: ({ fact, view }) => after(see(view, 'Name', fact.tail), ({ row }) => row.scheme),
  }),
  lang: t.string({
    description: 'Language, BCP 47; empty for external ids.',
    resolve: ({ fact, view }) => after(see(view, 'Name', fact.tail), ({ row }) => row.lang),
  }),
}));

export const nameOf = ({ label, row }: SeenNoun): string => (label === 'Role' ? row.title : row.name);

export const NounInterface = builder.interfaceRef<SeenNoun>('Noun').implement({
  description: 'Something documents name: a role, skill, tool, stakeholder, job family or measure.',
  interfaces: [builder.nodeInterfaceRef()],
  resolveType: ({ label }) => label,
  fields: (t) => ({
    slug: t.string({
      description: 'Stable id, minted once from the first name; renaming keeps it.',
      resolve: ({ row }) => row.id,
    }),
    name: t.string({ description: 'Canonical name; for a role its title.', resolve: nameOf }),
    revision: t.int({
      description: 'Raised whenever the noun or a claim about it changes.',
      resolve: ({ row }) => row.revision,
    }),
    names: t.field({
      type: [NounNameRef],
      description: 'Every name, alias and external id it answers to.',
      resolve: ({ label, row, view }) => seenFacts(view.name.of[label].load(row.id), view),
    }),
  }),
});

/** Which origins count, on every entry point. */
export const originsArg = {
  type: [OriginEnum] as [typeof OriginEnum],
  required: false,
  description:
    'Origins whose claims count. By default people and the company always, the seed until there is a company ' +
    'document, catalogues only where a role is addressed by an external id that they alone know ("onet:15-2051.00").',
} as const;

export const RoleRefInput = builder.inputType('RoleRef', {
  isOneOf: true,
  description: 'Addresses one role by exactly one of these.',
  fields: (t) => ({
    id: t.id({ description: 'Global id.' }),
    slug: t.string({ description: 'Stable slug.' }),
    title: t.string({
      description: 'A title it answers to; case, punctuation, plural and abbreviations do not matter.',
    }),
    externalId: t.string({
      description:
        '"scheme:code", as in the documents or the caller\'s own system, or of a loaded public catalogue ' +
        '("onet:15-2051.00"), which then counts as if `origins` named it too.',
    }),
  }),
});

export const NounRefInput = builder.inputType('NounRef', {
  isOneOf: true,
  description: 'Addresses one skill, tool, stakeholder, job family or measure by exactly one of these.',
  fields: (t) => ({
    id: t.id({ description: 'Global id.' }),
    slug: t.string({ description: 'Stable slug.' }),
    name: t.string({ description: 'A name it answers to; case, punctuation, plural and abbreviations do not matter.' }),
    externalId: t.string({ description: '"scheme:code".' }),
  }),
});

type Ref = typeof RoleRefInput.$inferInput & typeof NounRefInput.$inferInput;

/** The noun a reference means. @throws NotFound, AmbiguousTitle, InvalidInput. */
export async function seeNoun<L extends NounLabel>(
  services: Services,
  view: Loaders,
  label: L,
  ref: Partial<Ref>,
): Promise<Seen<L>> {
  const [noun] = await seeNouns(services, view, label, [ref]);
  return noun as Seen<L>;
}

/** The nouns that references mean, in their order; the number of statements does not depend on how many there are. */
export async function seeNouns<L extends NounLabel>(
  services: Services,
  view: Loaders,
  label: L,
  refs: readonly Partial<Ref>[],
): Promise<Seen<L>[]> {
  const asked = refs.map(({ id, slug, title, name, externalId }) => ({
    slug: id == null ? slug : readGlobalId(id, [label], 'id').id,
    name: title ?? name,
    externalId,
  }));
  const ids = await resolveNouns(view.snapshot, services.search, label, asked, view.origins);
  return Promise.all(ids.map((id) => see(view, label, id)));
}

type FilterOf<L extends NounLabel> = Parameters<typeof nounPage<L>>[2];

/** A page of nouns in the order of their names. */
export async function nounsPage<L extends NounLabel>(
  view: Loaders,
  label: L,
  filter: FilterOf<L>,
  args: PageArgs,
  list: List,
): Promise<Page<Seen<L>>> {
  const window = pageWindow(args, list);
  const { descending, backward, size } = window;
  const from = backward ? window.before : window.after;
  const rows = await nounPage(view.snapshot, label, filter, view.origins, {
    descending,
    backward,
    beyond: from === null ? null : [String(from[0]), String(from[1] ?? '')],
    limit: size + 1,
  });
  const seen = await allOf(rows.map(({ id }) => see(view, label, id)));
  const total = () => countNouns(view.snapshot, label, filter, view.origins);
  return pageOf(
    seen,
    window,
    ({ row }) => [row.sortKey, row.id],
    (noun) => noun,
    total,
  );
}

export const OrderEnum = builder.enumType('OrderDirection', {
  description: 'Direction of a list ordered by name.',
  values: { ASC: { description: 'A to Z.' }, DESC: { description: 'Z to A.' } } as const,
});
