// Messages on their way: one at a time, in order, each under its own id until it is accepted.

import { Backoff } from "./backoff.js";
import { Refusal } from "./session.js";
import { forget, recallAll, remember } from "./storage.js";

export class Outbox {
  #waiting;
  #refused;
  #backoff = new Backoff();
  #running = false;

  /** `changed(message, state, answer)`: state is sending, sent, retrying or refused. */
  constructor(session, changed) {
    this.session = session;
    this.changed = changed;
    const kept = recallAll("outbox.").sort((a, b) => a.order - b.order);
    this.#waiting = kept.filter((message) => !message.isRefused);
    this.#refused = kept.filter((message) => message.isRefused);
  }

  /** What an earlier visit could not send any more, and what was refused then. */
  get unsent() {
    return [...this.#refused, ...this.#waiting];
  }

  add(text, language) {
    const message = {
      messageId: crypto.randomUUID?.() ?? randomId(),
      text,
      language,
      order: Math.max(Date.now(), (this.#waiting.at(-1)?.order ?? 0) + 1),
      sentAt: new Date().toISOString(),
    };
    remember(`outbox.${message.messageId}`, message);
    this.#waiting.push(message);
    return message;
  }

  discard(messageId) {
    forget(`outbox.${messageId}`);
    this.#waiting = this.#waiting.filter((message) => message.messageId !== messageId);
  }

  /** The log holds it, whatever became of the answer to our call. */
  arrived(messageId) {
    this.discard(messageId);
  }

  hurry() {
    this.#backoff.hurry();
    this.run();
  }

  async run() {
    if (this.#running) return;
    this.#running = true;
    try {
      while (this.#waiting.length > 0) await this.#send(this.#waiting[0]);
    } finally {
      this.#running = false;
    }
  }

  async #send(message) {
    const { messageId, text, language } = message;
    this.changed(message, "sending");
    try {
      const answer = await this.session.call("/webchat/messages", { messageId, text, language });
      this.#backoff.succeeded();
      this.discard(messageId);
      this.changed(message, "sent", answer);
    } catch (error) {
      if (error instanceof Refusal && !error.isPassing) {
        this.discard(messageId);
        remember(`outbox.${messageId}`, { ...message, isRefused: true });
        this.changed(message, "refused");
        return;
      }
      this.changed(message, "retrying");
      await this.#backoff.pause(error.retryAfterMilliseconds ?? 0);
    }
  }
}

/** A version 4 UUID where the page is not a secure context. */
function randomId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
