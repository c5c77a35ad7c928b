const WIDTH = 24;

/** Progress on standard error: a bar on a terminal, plain lines elsewhere, nothing for a single step. */
export class Progress {
  readonly #total: number;
  #done = 0;

  constructor(total: number) {
    this.#total = total;
  }

  step(text: string): void {
    this.reach(this.#done + 1, text);
  }

  /** So many are done now. */
  reach(done: number, text: string): void {
    this.#done = done;
    if (this.#total < 2) return;
    if (!process.stderr.isTTY) {
      console.error(`${this.#done}/${this.#total} ${text}`);
      return;
    }
    const filled = Math.round((this.#done / this.#total) * WIDTH);
    const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled);
    const room = Math.max(0, (process.stderr.columns ?? 80) - WIDTH - 14);
    process.stderr.write(`\r\x1b[2K${bar} ${this.#done}/${this.#total} ${text.slice(0, room)}`);
  }

  end(): void {
    if (process.stderr.isTTY && this.#total > 1) process.stderr.write('\r\x1b[2K');
  }
}
