import type { BlueprintChangeLine, RoleVersion } from '../services/history.ts';
import { exportedBlueprint, lineOf, versionsOf } from '../services/history.ts';
import { builder } from './builder.ts';
import { RoleRef } from './refs.ts';

export const ChangeRef = builder.objectRef<BlueprintChangeLine>('BlueprintChange').implement({
  description: 'One difference between two blueprints.',
  fields: (t) => ({
    kind: t.exposeString('kind', { description: '"added", "removed" or "changed".' }),
    path: t.exposeString('path', { description: 'Where, e.g. "technicalSkills[SQL].importance".' }),
    before: t.exposeString('before', { nullable: true, description: 'What stood there before.' }),
    after: t.exposeString('after', { nullable: true, description: 'What stands there now.' }),
    line: t.string({ description: 'The change in one line, e.g. "+ tools: Epic".', resolve: lineOf }),
  }),
});

const VersionRef = builder.objectRef<RoleVersion>('RoleVersion').implement({
  description: "What a role's blueprint was when a document was applied.",
  fields: (t) => ({
    number: t.exposeInt('number', { description: 'Counts the versions of the role from 1.' }),
    at: t.exposeString('at', { description: 'ISO time it was applied, UTC.' }),
    by: t.exposeString('by', { description: 'Who applied it.' }),
    document: t.exposeString('document', { description: 'Source key of the document it came from.' }),
    blueprint: t.string({
      nullable: true,
      description: 'The blueprint as JSON text.',
      resolve: ({ blueprint }) => blueprint && JSON.stringify(blueprint),
    }),
    changes: t.field({
      type: [ChangeRef],
      description: 'What changed since the version before of the same document.',
      resolve: ({ changes }) => changes,
    }),
  }),
});

const FormatEnum = builder.enumType('BlueprintFormat', {
  description: 'A form of a blueprint as text.',
  values: {
    JSON: { value: 'json', description: 'The structured form.' },
    MARKDOWN: { value: 'markdown', description: 'For people; importing it gives the same blueprint.' },
  },
} as const);

builder.objectFields(RoleRef, (t) => ({
  versions: t.field({
    type: [VersionRef],
    description: 'Its history, oldest first: a version each time a document changed what it says of the role.',
    resolve: ({ row }, _args, { services }) => versionsOf(services.engine, row.id),
  }),
  blueprint: t.string({
    nullable: true,
    description: 'Its blueprint as the leading document says it; null where none describes it.',
    args: {
      format: t.arg({ type: FormatEnum, required: false, description: 'Form of the text; JSON by default.' }),
    },
    resolve: async ({ row, view }, { format }, { services }) => {
      const facts = await view.role.descriptions.load(row.id);
      const documents = facts.flatMap(({ claims }) => claims.map(({ document }) => document));
      return exportedBlueprint(services.engine, row.id, documents, format ?? 'json');
    },
  }),
}));
