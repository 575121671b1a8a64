// The customer's conversation on this device, and the calls that carry its token.

import { account, forget, recall, remember } from "./storage.js";

/** An answer of the service that is not 2xx. */
export class Refusal extends Error {
  constructor(status, retryAfterMilliseconds, detail) {
    super(detail ?? `status ${status}`);
    this.status = status;
    this.retryAfterMilliseconds = retryAfterMilliseconds;
  }

  /** Whether the same call may succeed later. */
  get isPassing() {
    return this.status === 408 || this.status === 425 || this.status === 429 || this.status >= 500;
  }
}

async function post(path, body) {
  const response = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify(body),
    cache: "no-store",
    credentials: "omit",
    signal: AbortSignal.timeout(15_000),
  });
  const answer = await response.json().catch(() => ({}));
  if (response.ok) return answer;
  const seconds = Number(response.headers.get("Retry-After"));
  throw new Refusal(response.status, Number.isFinite(seconds) ? seconds * 1000 : 0, answer.detail);
}

export class Session {
  #current = recall("session");
  #opening = null;

  /** `language()` is the page's, told when a conversation begins. */
  constructor(language) {
    this.language = language;
  }

  get conversationId() {
    return this.#current?.conversationId ?? null;
  }

  /** The token, from this device or from a new session. */
  async token() {
    if (this.#current) return this.#current.token;
    this.#opening ??= this.#open().finally(() => (this.#opening = null));
    return (await this.#opening).token;
  }

  async #open() {
    const opening = { language: this.language(), ...(account !== null && { account }) };
    const { conversationId, token } = await post("/webchat/sessions", opening);
    this.#current = { conversationId, token };
    remember("session", this.#current);
    return this.#current;
  }

  /** Posts with the token; a token no longer honoured is replaced once by a new session's. */
  async call(path, body) {
    const token = await this.token();
    try {
      return await post(path, { token, ...body });
    } catch (error) {
      if (!(error instanceof Refusal) || error.status !== 401) throw error;
      if (this.#current?.token === token) {
        this.#current = null;
        forget("session");
      }
      return post(path, { token: await this.token(), ...body });
    }
  }
}
