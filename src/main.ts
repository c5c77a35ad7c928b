#!/usr/bin/env node
import './production.ts';
import { CommanderError } from 'commander';
import { createProgram } from './cli/program.ts';
import { EXIT, exitCodeOf, refusalOf } from './cli/refusal.ts';

// Whoever reads our output may stop early: `rolegraph roles | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(EXIT.ok);
});

try {
  await createProgram().parseAsync();
} catch (error) {
  process.exitCode = error instanceof CommanderError ? endOfUsage(error) : endOfRefusal(error);
}

function endOfUsage({ code, message, exitCode }: CommanderError): number {
  if (exitCode === 0) return EXIT.ok;
  if (code === 'commander.help') return EXIT.usage; // no command: the help is on standard error already
  console.error(`error [USAGE]: ${message.replace(/^error: /, '').replaceAll('\n', ' ')} See --help.`);
  return EXIT.usage;
}

function endOfRefusal(error: unknown): number {
  const { code, message } = refusalOf(error);
  console.error(`error [${code}]: ${message.replace(/\s*\n\s*/g, ' ')}`);
  return exitCodeOf(code);
}
