import type { ObjectRef } from '@pothos/core';
import { AmbiguousTitle, InvalidInput, NotFound } from '../errors.ts';
import { builder } from './builder.ts';
import { NounRefInput, nounsPage, OrderEnum, originsArg, seeNoun } from './noun.ts';
import { pageComplexity } from './page.ts';
import type { Seen } from './refs.ts';

type Types = (typeof builder)['$inferSchemaTypes'];

/** The two entry points of a noun that is filtered by text only: one of them, and all of them page by page. */
export function nounEntryPoints<L extends 'Tool' | 'Stakeholder' | 'Family' | 'Kpi'>(
  label: L,
  ref: ObjectRef<Types, Seen<L>>,
  { one, many, noun }: { one: string; many: string; noun: string },
): void {
  builder.queryField(one, (t) =>
    t.field({
      type: ref,
      description: `One ${noun}.`,
      errors: {
        types: [NotFound, AmbiguousTitle, InvalidInput],
        union: { description: `The ${noun}, or why there is none.` },
      },
      args: {
        ref: t.arg({ type: NounRefInput, required: true, description: `Which ${noun}.` }),
        origins: t.arg(originsArg),
      },
      resolve: async (_root, args, { services, view }) =>
        (await seeNoun(services, await view(args.origins), label, args.ref)) as never,
    }),
  );
  builder.queryField(many, (t) =>
    t.connection({
      type: ref,
      description: `Every ${noun}, in the order of the names.`,
      complexity: pageComplexity,
      args: {
        text: t.arg.string({ description: 'Only those with a name that contains this.' }),
        order: t.arg({ type: OrderEnum, defaultValue: 'ASC', description: 'Direction of the order by name.' }),
        origins: t.arg(originsArg),
      },
      resolve: async (_root, { text, origins, ...page }, { services, view }, info) =>
        (await nounsPage(services, await view(origins), label, { text: text ?? null }, page, info)) as never,
    }),
  );
}
