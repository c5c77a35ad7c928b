import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const SCRIPT = fileURLToPath(new URL('./store-process.ts', import.meta.url));

export interface StoreProcess {
  /** Resolves with the rest of the first line that starts with the word; rejects when the process ends before. */
  says(word: string): Promise<string>;
  kill(): Promise<void>;
  ended: Promise<NodeJS.Signals | number | null>;
}

/** Another process of ours on a store: `test/engine/store-process.ts` with these arguments. Ends with the test. */
export function storeProcess(...args: string[]): StoreProcess {
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', SCRIPT, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  let over = false;
  const wake = () => {
    for (const check of waiting) check();
  };
  const ended = once(child, 'close').then(([code, signal]) => {
    over = true;
    wake();
    return (signal ?? code) as NodeJS.Signals | number | null;
  });
  if (child.stdout) {
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line);
      wake();
    });
  }
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  onTestFinished(kill);
  return {
    ended,
    kill,
    says: (word) =>
      new Promise((resolve, reject) => {
        const check = () => {
          const line = lines.find((text) => text === word || text.startsWith(`${word} `));
          if (line === undefined && !over) return;
          waiting.delete(check);
          if (line === undefined) reject(new Error(`The process ended without "${word}": ${lines.join(' | ')}`));
          else resolve(line.slice(word.length + 1));
        };
        waiting.add(check);
        check();
      }),
  };
}
