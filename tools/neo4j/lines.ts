import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** What differs between the supported Neo4j lines. */
export const LINES = {
  '5.26': {
    version: '5.26.30',
    java: 17,
    main: 'org.neo4j.server.CommunityEntryPoint',
    jvm: [],
    settings: [],
  },
  '2026': {
    version: '2026.08.1',
    java: 21,
    main: 'org.neo4j.server.Neo4jCommunity',
    jvm: ['--add-modules=jdk.incubator.vector', '--enable-native-access=ALL-UNNAMED'],
    settings: ['dbms.fleet_manager.enabled=false'],
  },
} as const;

export type Line = keyof typeof LINES;

export const DEFAULT_LINE: Line = '5.26';

/** The folder of a line's installation, in a cache outside the repository. It exists only when it is complete. */
export function installationOf(line: Line): string {
  const { ROLEGRAPH_NEO4J_CACHE, XDG_CACHE_HOME } = process.env;
  const cache = ROLEGRAPH_NEO4J_CACHE || join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'rolegraph');
  return resolve(cache, `neo4j-${LINES[line].version}`);
}

/** Whether a line is installed. Says nothing about Java. */
export function installedNeo4j(line: Line = DEFAULT_LINE): boolean {
  return existsSync(installationOf(line));
}

/** The `java` command to run a line with: of JAVA_HOME, else of the PATH. Throws when there is none or it is too old. */
export function javaFor(line: Line): string {
  const { version, java: needed } = LINES[line];
  const home = process.env['JAVA_HOME'];
  const command = home ? join(home, 'bin', 'java') : 'java';
  const advice = `install Java ${needed} or newer (OpenJDK, a JRE is enough), and put it on the PATH or set JAVA_HOME`;
  const answer = spawnSync(command, ['-version'], { encoding: 'utf8' });
  const major = /version "(\d+)/.exec(answer.stderr ?? '')?.[1];
  if (answer.status !== 0 || major === undefined) throw new Error(`No working Java at "${command}": ${advice}`);
  if (Number(major) < needed) {
    throw new Error(`Neo4j ${version} needs Java ${needed} or newer, and "${command}" is Java ${major}: ${advice}`);
  }
  return command;
}

/** The text of neo4j.conf: loopback and Bolt only, no authentication, and what else is `wanted`, a line a setting. */
export function settings(line: Line, port: number, wanted: readonly string[]): string {
  return [
    'server.default_listen_address=127.0.0.1',
    `server.bolt.listen_address=127.0.0.1:${port}`,
    'server.http.enabled=false',
    'server.https.enabled=false',
    'dbms.security.auth_enabled=false',
    'dbms.usage_report.enabled=false',
    // Otherwise every fresh home takes 512 MB of disk at once.
    'db.tx_log.preallocate=false',
    // Otherwise every stop takes 10 seconds.
    'internal.dbms.bolt.netty_server_shutdown_quiet_period=0',
    ...LINES[line].settings,
    ...wanted,
    '',
  ].join('\n');
}

/** What to start a server with; `heap` as `-Xmx` takes it. */
export function javaArguments(line: Line, heap: string, home: string): string[] {
  const opened = ['java.nio', 'java.io', 'sun.nio.ch', 'java.util.concurrent'];
  return [
    `-Xmx${heap}`,
    ...opened.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
    ...LINES[line].jvm,
    '-cp',
    join(installationOf(line), 'lib', '*'),
    LINES[line].main,
    `--home-dir=${home}`,
    `--config-dir=${join(home, 'conf')}`,
    // Otherwise it tells only its log files why it could not start.
    '--console-mode',
  ];
}
