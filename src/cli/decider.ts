import { userInfo } from 'node:os';
import { Option } from 'commander';

/** Who sits at the terminal, as the system knows it. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // A container may run under an id without a name.
    return process.env['USER'] ?? 'unknown';
  }
}

/** `--by`, for whatever leaves a decision behind. */
export const byOption = () =>
  new Option('--by <name>', 'who decides, as the history is to say').default(userName(), 'your user name');
