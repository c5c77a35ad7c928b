import { expect, test } from 'vitest';
import { loadConfig } from '../src/config.ts';
import { AppError } from '../src/errors.ts';

const refused = (environment: Record<string, string>): AppError => {
  try {
    loadConfig(environment);
  } catch (error) {
    if (error instanceof AppError) return error;
  }
  throw new Error('The configuration was accepted.');
};

test('nothing has to be set', () => {
  expect(loadConfig({})).toMatchObject({
    neo4j: undefined,
    store: './.rolegraph/graph.grafeo',
    host: '127.0.0.1',
    port: 4000,
    corsOrigins: [],
  });
});

test('an address of Neo4j chooses Neo4j; an empty variable counts as not set', () => {
  expect(loadConfig({ NEO4J_URI: 'neo4j+s://db.example:7687' }).neo4j?.uri).toBe('neo4j+s://db.example:7687');
  expect(loadConfig({ NEO4J_URI: '', PORT: '' })).toMatchObject({ neo4j: undefined, port: 4000 });
});

test('every variable that is wrong is named at once', () => {
  const error = refused({ PORT: '99999', NEO4J_URI: 'http://x', LOG_LEVEL: 'loud', ROLEGRAPH_CORS_ORIGINS: '*' });
  expect(error.code).toBe('INVALID_CONFIG');
  expect(error.problems.map(({ path }) => path)).toEqual(['NEO4J_URI', 'PORT', 'LOG_LEVEL', 'ROLEGRAPH_CORS_ORIGINS']);
});

test('a password in an address is refused and not repeated', () => {
  expect(refused({ NEO4J_URI: 'neo4j://user:hunter2@db' }).message).not.toContain('hunter2');
});

test('it cannot be changed later', () => {
  expect(Object.isFrozen(loadConfig({}))).toBe(true);
});
