import { CommanderError } from 'commander';
import { createProgram } from './program.ts';
import { EXIT, exitCodeOf, refusalOf } from './refusal.ts';

/**
 * Runs one command line, without the program's own name, and says on standard error why it failed where it did.
 * @returns the exit code the process should end with; never throws.
 */
export async function run(args: readonly string[]): Promise<number> {
  try {
    await createProgram().parseAsync(args, { from: 'user' });
    return EXIT.ok;
  } catch (error) {
    return error instanceof CommanderError ? endOfUsage(error) : endOfRefusal(error);
  }
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
