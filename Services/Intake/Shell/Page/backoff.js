// Waiting longer after every failure, with chance in it so that many pages don't knock at once.

export class Backoff {
  #failures = 0;
  #wake = null;

  constructor(firstMilliseconds = 500, longestMilliseconds = 20_000) {
    this.first = firstMilliseconds;
    this.longest = longestMilliseconds;
  }

  succeeded() {
    this.#failures = 0;
  }

  /** Resolves after the pause, or at once when `hurry` is called. */
  async pause(atLeastMilliseconds = 0) {
    const bound = Math.min(this.longest, this.first * 2 ** this.#failures);
    this.#failures += 1;
    const pause = Math.max(atLeastMilliseconds, bound / 2 + (Math.random() * bound) / 2);
    await new Promise((resolve) => {
      const timer = setTimeout(resolve, pause);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = null;
  }

  hurry() {
    this.#wake?.();
  }
}
