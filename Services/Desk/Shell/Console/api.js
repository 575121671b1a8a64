// Calls of the desk's REST contract. Every refusal becomes a `Problem`, which says what can be done.

/** A refused or failed call. `status` 0 means that no answer came. `body` is the problem or the verdict. */
export class Problem extends Error {
  constructor(status, body) {
    super(body?.detail ?? body?.title ?? body?.reason ?? `status ${status}`);
    this.status = status;
    this.body = body ?? {};
  }
  /** Whether the same command may be sent again: its id keeps it from counting twice. */
  get mayRepeat() {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/** Returns `call(method, path, body)`; `token` gives the bearer, `expired` runs when it is no longer good. */
export function createApi(token, language, expired) {
  return async function call(method, path, body) {
    const headers = { accept: "application/json", "accept-language": language() };
    if (token()) headers.authorization = `Bearer ${token()}`;
    if (body !== undefined) headers["content-type"] = "application/json";
    let response;
    try {
      response = await fetch(path, {
        method, headers, cache: "no-store",
        body: body === undefined ? undefined : JSON.stringify(body),
      });
    } catch {
      throw new Problem(0, null);
    }
    const answer = await response.json().catch(() => null);
    if (response.ok) return answer;
    if (response.status === 401 && token()) expired();
    throw new Problem(response.status, answer);
  };
}

/** A path with its query, leaving out what is empty. */
export function withQuery(path, query) {
  const filled = Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== "");
  return filled.length ? `${path}?${new URLSearchParams(filled)}` : path;
}
