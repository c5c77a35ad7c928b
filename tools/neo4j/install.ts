import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { installationOf, installedNeo4j, javaFor, LINES, type Line } from './lines.ts';

/**
 * Copies the jars of a Neo4j Community server into the cache with Maven, unless they are there.
 * Throws when Java or Maven is missing, Java is too old for the line, or Maven cannot resolve the artifacts.
 */
export async function installNeo4j(line: Line): Promise<void> {
  if (installedNeo4j(line)) return;
  javaFor(line);
  const target = installationOf(line);
  await mkdir(dirname(target), { recursive: true });
  const partial = await mkdtemp(`${target}.partial-`);
  try {
    await writeFile(join(partial, 'pom.xml'), pom(LINES[line].version));
    const { code, output } = await copyJars(partial);
    if (code !== 0) throw new Error(explain(line, code, output));
    // Only the rename makes it an installation, so that an interrupted copy never looks complete.
    await rename(partial, target).catch((error: unknown) => {
      if (!installedNeo4j(line)) throw error; // otherwise another process was faster
    });
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

/** Runs Maven in a folder with a pom.xml; the jars go to its `lib`. The code is null when Maven was stopped by a signal. */
async function copyJars(folder: string): Promise<{ code: number | null; output: string }> {
  const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${join(folder, 'lib')}`];
  const maven = spawn('mvn', ['-q', '-B', '-Dstyle.color=never', ...goal], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [maven.stdout, maven.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  // Ctrl-C ends Maven only, so that this process goes on to remove the partial copy.
  const interrupt = () => void maven.kill();
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  try {
    return await new Promise((resolve, reject) => {
      maven.once('close', (code) => resolve({ code, output }));
      maven.once('error', ({ message }) =>
        reject(new Error(`Maven cannot be run (${message}): install Maven 3.8 or newer and put mvn on the PATH`)),
      );
    });
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
}

function explain(line: Line, code: number | null, output: string): string {
  if (code === null || code > 128) return 'Maven was stopped; nothing was installed';
  const lines = stripVTControlCharacters(output).split('\n');
  return [
    `Maven could not resolve Neo4j ${LINES[line].version}:`,
    ...lines.filter((text) => text.trim() !== '').slice(0, 1),
    "Check the network, and the proxy or mirror in Maven's settings.xml, and run it again.",
  ].join('\n');
}

function pom(version: string): string {
  const dependency = (group: string, artifact: string) =>
    `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`;
  return `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>rolegraph</groupId>
  <artifactId>neo4j-jars</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>
    ${dependency('org.neo4j', 'neo4j')}
    ${dependency('org.neo4j.app', 'neo4j-server')}
  </dependencies>
</project>
`;
}
