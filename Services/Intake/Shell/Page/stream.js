// The conversation as it happens: server-sent events, resumed where they broke off.

import { Backoff } from "./backoff.js";

/** The service sends `alive` every 15 seconds; twice missed counts as a dead line. */
const silenceMilliseconds = 40_000;
const kinds = ["message", "control", "position", "csat", "reset", "typing"];

export class Stream {
  #source = null;
  #lastId = null;
  #backoff = new Backoff();
  #silence = null;
  #ended = null;

  /**
   * `received(kind, data)` for every event; `connected(flag)` when the line opens or breaks;
   * `caughtUp()` when what follows is new rather than history.
   */
  constructor(session, { received, connected, caughtUp }) {
    this.session = session;
    this.received = received;
    this.connected = connected;
    this.caughtUp = caughtUp;
  }

  async run() {
    for (;;) {
      try {
        const { ticket } = await this.session.call("/webchat/tickets", {});
        await this.#read(ticket);
      } catch (error) {
        this.connected(false);
        await this.#backoff.pause(error.retryAfterMilliseconds ?? 0);
        continue;
      }
      this.connected(false);
      await this.#backoff.pause();
    }
  }

  hurry() {
    this.#backoff.hurry();
  }

  /** Ends the present line so that a new one is opened. */
  restart() {
    this.#ended?.();
    this.hurry();
  }

  /** Reads until the line breaks. A ticket is good for one line, so the browser never retries it. */
  #read(ticket) {
    const query = new URLSearchParams({ ticket });
    if (this.#lastId) query.set("lastEventId", this.#lastId);
    const source = new EventSource(`/webchat/stream?${query}`);
    this.#source = source;
    return new Promise((resolve) => {
      this.#ended = () => {
        clearTimeout(this.#silence);
        source.close();
        resolve();
      };
      source.onerror = this.#ended;
      source.onopen = () => {
        this.#listen();
        this.connected(true);
      };
      source.addEventListener("alive", () => {
        this.#listen();
        this.#backoff.succeeded();
        this.caughtUp();
      });
      for (const kind of kinds) {
        source.addEventListener(kind, (event) => this.#take(kind, event));
      }
    });
  }

  #take(kind, event) {
    this.#listen();
    let data;
    try {
      data = JSON.parse(event.data || "{}");
    } catch {
      return;
    }
    this.received(kind, data);
    if (event.lastEventId) this.#lastId = event.lastEventId;
  }

  #listen() {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#ended?.(), silenceMilliseconds);
  }
}
