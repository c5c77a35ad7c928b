import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Folders whose tests may open an engine: they share one Neo4j server and take turns. */
const onEngines = ['engine', 'loaders', 'services', 'schema', 'http', 'cli'].map(
  (folder) => `test/${folder}/**/*.test.ts`,
);

export default defineConfig({
  resolve: {
    // Vitest would load graphql twice, as ESM for us and as CommonJS for its plugins.
    alias: [{ find: /^graphql$/, replacement: createRequire(import.meta.url).resolve('graphql') }],
  },
  test: {
    maxWorkers: 2,
    execArgv: ['--import', fileURLToPath(new URL('tools/typescript-in-threads.js', import.meta.url))],
    testTimeout: 20_000,
    projects: [
      {
        extends: true,
        test: { name: 'pure', include: ['test/**/*.test.ts'], exclude: onEngines, sequence: { groupOrder: 0 } },
      },
      {
        extends: true,
        test: {
          name: 'engines',
          include: onEngines,
          globalSetup: 'test/neo4j-setup.ts',
          fileParallelism: false,
          maxWorkers: 1,
          // A cold Neo4j takes seconds to plan its first queries.
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
