import { z } from 'zod';
import type { Neo4jOptions } from './engine/neo4j.ts';
import { AppError } from './errors.ts';

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.number().min(least, `must be at least ${least}`).max(most, `must be at most ${most}`));

const origins = z.string().transform((text, context) =>
  text.split(/[\s,]+/).filter((origin) => {
    if (origin === '') return false;
    const exact = URL.canParse(origin) && new URL(origin).origin === origin;
    if (!exact)
      context.addIssue({ code: 'custom', message: `"${origin}" is no origin such as https://hr.example.com` });
    return exact;
  }),
);

/** Every variable Rolegraph reads, with its default. An empty one counts as not set. */
const Environment = z.object({
  NEO4J_URI: z
    .string()
    .regex(/^(neo4j|bolt)(\+s|\+ssc)?:\/\/[^\s@]+$/, 'must be an address such as neo4j://localhost:7687')
    .optional(),
  NEO4J_USER: z.string().optional(),
  NEO4J_PASSWORD: z.string().optional(),
  NEO4J_DATABASE: z.string().optional(),
  NEO4J_STATEMENT_TIMEOUT_MS: wholeNumber(1, 3_600_000).prefault('60000'),
  NEO4J_CONNECTION_TIMEOUT_MS: wholeNumber(1, 600_000).prefault('3000'),
  NEO4J_MAX_CONNECTIONS: wholeNumber(1, 10_000).prefault('50'),
  ROLEGRAPH_STORE: z.string().prefault('./.rolegraph/graph.grafeo'),
  HOST: z.string().prefault('127.0.0.1'),
  PORT: wholeNumber(0, 65_535).prefault('4000'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).prefault('info'),
  ROLEGRAPH_BODY_LIMIT: wholeNumber(1_000, 1_000_000_000).prefault('1048576'),
  ROLEGRAPH_CORS_ORIGINS: origins.prefault(''),
});

/** The configuration of one process. Times in milliseconds, sizes in bytes. */
export interface Config {
  /** Where and how to reach Neo4j; undefined means the embedded engine. */
  readonly neo4j: Readonly<Neo4jOptions> | undefined;
  /** File of the embedded store, or `:memory:`. */
  readonly store: string;
  readonly host: string;
  /** 0 means any free port. */
  readonly port: number;
  readonly logLevel: string;
  /** Largest request body accepted. */
  readonly bodyLimit: number;
  /** Origins whose pages may ask; none by default. */
  readonly corsOrigins: readonly string[];
}

/**
 * Reads the configuration.
 * @throws AppError INVALID_CONFIG that names every variable that is wrong, never its value where it may be a secret.
 */
export function loadConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = Environment.safeParse(set);
  if (!result.success) {
    const problems = result.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
    const list = problems.map(({ path, message }) => `${path} ${message}`).join('; ');
    throw new AppError('INVALID_CONFIG', `The configuration is wrong: ${list}.`, { problems });
  }
  const env = result.data;
  return Object.freeze({
    neo4j: env.NEO4J_URI === undefined ? undefined : neo4jOptions(env.NEO4J_URI, env),
    store: env.ROLEGRAPH_STORE,
    host: env.HOST,
    port: env.PORT,
    logLevel: env.LOG_LEVEL,
    bodyLimit: env.ROLEGRAPH_BODY_LIMIT,
    corsOrigins: Object.freeze(env.ROLEGRAPH_CORS_ORIGINS),
  });
}

function neo4jOptions(uri: string, env: z.output<typeof Environment>): Neo4jOptions {
  return Object.freeze({
    uri,
    user: env.NEO4J_USER,
    password: env.NEO4J_PASSWORD,
    database: env.NEO4J_DATABASE,
    statementTimeout: env.NEO4J_STATEMENT_TIMEOUT_MS,
    connectionTimeout: env.NEO4J_CONNECTION_TIMEOUT_MS,
    maxConnections: env.NEO4J_MAX_CONNECTIONS,
  });
}
