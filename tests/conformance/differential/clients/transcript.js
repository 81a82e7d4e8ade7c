/** How long a case waits at most for something that may rightly never happen. */
export const PATIENCE_MS = 1_500;

/** What a session received, in order, and how it ended. */
export class Transcript {
  entries = [];
  end = undefined;
  #observers = new Set();

  add(entry) {
    this.entries.push(entry);
    this.#notify();
  }

  finish(end) {
    this.end ??= end;
    this.#notify();
  }

  get hasEnded() {
    return this.end !== undefined;
  }

  /** Waits for a matching entry and removes it; undefined once the session ended or patience ran out. */
  async take(matches, patience = PATIENCE_MS) {
    await this.#until(() => this.hasEnded || this.entries.some(matches), patience);
    const index = this.entries.findIndex(matches);
    return index < 0 ? undefined : this.entries.splice(index, 1)[0];
  }

  /** Waits until so many entries are there; false once the session ended or patience ran out. */
  async hasCount(count, patience = PATIENCE_MS) {
    await this.#until(() => this.hasEnded || this.entries.length >= count, patience);
    return this.entries.length >= count;
  }

  async waitForEnd(patience = PATIENCE_MS) {
    await this.#until(() => this.hasEnded, patience);
    return this.end;
  }

  #until(isReached, patience) {
    if (isReached()) return undefined;
    return new Promise((resolve) => {
      const stop = () => {
        clearTimeout(timer);
        this.#observers.delete(observe);
        resolve();
      };
      const observe = () => isReached() && stop();
      const timer = setTimeout(stop, patience);
      this.#observers.add(observe);
    });
  }

  #notify() {
    this.#observers.forEach((observe) => observe());
  }
}
