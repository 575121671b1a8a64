// Server-sent events over fetch(), because an EventSource cannot send Last-Event-ID to a new address.

/** Cuts the text of a stream into events; what is not yet whole waits for the next piece. */
export function createParser(deliver) {
  let rest = "";
  let event = { name: "message", data: [], id: undefined };
  function line(text) {
    if (text === "") {
      if (event.data.length) deliver({ name: event.name, data: event.data.join("\n"), id: event.id });
      event = { name: "message", data: [], id: event.id };
      return;
    }
    const colon = text.indexOf(":");
    if (colon === 0) return;
    const field = colon < 0 ? text : text.slice(0, colon);
    const value = colon < 0 ? "" : text.slice(colon + 1).replace(/^ /, "");
    if (field === "event") event.name = value;
    if (field === "data") event.data.push(value);
    if (field === "id" && !value.includes("\0")) event.id = value;
  }
  return (piece) => {
    rest += piece;
    for (let end; (end = rest.search(/\r\n|\n|\r(?!$)/)) >= 0;) {
      const width = rest.startsWith("\r\n", end) ? 2 : 1;
      const whole = rest.slice(0, end);
      rest = rest.slice(end + width);
      line(whole);
    }
  };
}

const SILENCE = 45_000;

/**
 * Follows `/v1/stream` until stopped, with growing pauses between attempts and Last-Event-ID. Each
 * attempt has a ticket of its own, good once: no address ever holds a token.
 */
export function follow({ ticket, language, deliver, connection }) {
  let stopped = false;
  let lastId;
  let attempt = 0;
  let abort = new AbortController();
  let wake = () => {};

  async function once() {
    abort = new AbortController();
    const headers = { accept: "text/event-stream", "accept-language": language() };
    if (lastId) headers["last-event-id"] = lastId;
    const address = `/v1/stream?${new URLSearchParams({ ticket: await ticket() })}`;
    const response = await fetch(address, { headers, signal: abort.signal, cache: "no-store" });
    if (!response.ok || !response.body) throw new Error(`stream: ${response.status}`);
    attempt = 0;
    connection("live");
    const parse = createParser((event) => {
      if (event.id) lastId = event.id;
      deliver(event);
    });
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const guard = setTimeout(() => abort.abort(), SILENCE);
      const { done, value } = await reader.read().finally(() => clearTimeout(guard));
      if (done) return;
      parse(value);
    }
  }

  async function run() {
    while (!stopped) {
      try { await once(); } catch { /* the next attempt follows */ }
      if (stopped) return;
      connection("lost");
      attempt += 1;
      const pause = Math.min(15_000, 250 * 2 ** attempt) * (0.5 + Math.random() / 2);
      await new Promise((resolve) => { wake = resolve; setTimeout(resolve, pause); });
    }
  }

  const online = () => wake();
  addEventListener("online", online);
  run();
  return () => { stopped = true; removeEventListener("online", online); abort.abort(); wake(); };
}
