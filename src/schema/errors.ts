import { AmbiguousTitle, AppError, Conflict, InvalidInput, NotFound, WorkBudgetSpent } from '../errors.ts';
import { allOrigins } from '../model/claim.ts';
import { builder } from './builder.ts';
import { RoleRef, see } from './refs.ts';

export const ErrorInterface = builder.interfaceRef<AppError>('Error').implement({
  description: 'Something expected that stands in the way of an answer.',
  fields: (t) => ({
    message: t.exposeString('message', { description: 'What happened and what to do, for people.' }),
    code: t.exposeString('code', { description: 'Stable code, for programs, e.g. "NOT_FOUND".' }),
  }),
});

const ProblemRef = builder.objectRef<AppError['problems'][number]>('Problem').implement({
  description: 'One problem of an input.',
  fields: (t) => ({
    path: t.exposeString('path', { description: 'Where it is: an argument, a path or a JSON pointer.' }),
    message: t.exposeString('message', { description: 'What is wrong there.' }),
  }),
});

builder.objectType(NotFound, {
  name: 'NotFound',
  description: 'Nothing answers to the reference.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    suggestions: t.stringList({
      description: 'Names close to the one asked for, best first.',
      resolve: (error) => [...error.suggestions],
    }),
  }),
});

builder.objectType(AmbiguousTitle, {
  name: 'AmbiguousTitle',
  description: 'Several roles answer to the title: titles are not unique.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    candidates: t.field({
      type: [RoleRef],
      description: 'The roles; ask for one of them by slug.',
      resolve: async (error, _args, { view }) => {
        const loaders = await view(allOrigins);
        return Promise.all(error.candidates.map((id) => see(loaders, 'Role', id)));
      },
    }),
  }),
});

builder.objectType(InvalidInput, {
  name: 'InvalidInput',
  description: 'An argument does not fit.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    problems: t.field({
      type: [ProblemRef],
      description: 'What is wrong, and where.',
      resolve: (error) => [...error.problems],
    }),
  }),
});

builder.objectType(Conflict, {
  name: 'Conflict',
  description: 'Something changed since, or later decisions stand on it.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    standing: t.stringList({
      description: 'Ids of the decisions that stand in the way, oldest first; empty where it is something else.',
      resolve: (error) => [...error.standing],
    }),
  }),
});

builder.objectType(WorkBudgetSpent, {
  name: 'WorkBudgetSpent',
  description: 'A search was stopped before it found anything: the question is too wide.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    bound: t.exposeFloat('bound', { description: 'No path costs less than this.' }),
  }),
});
