/** What is being done, by what it is done for: whoever asks for the same meanwhile waits for it. */
export class Running {
  readonly #tasks = new Map<string, Promise<void>>();

  has(key: string): boolean {
    return this.#tasks.has(key);
  }

  run(key: string, start: () => Promise<void>): Promise<void> {
    const running = this.#tasks.get(key) ?? start().finally(() => this.#tasks.delete(key));
    this.#tasks.set(key, running);
    return running;
  }
}
