// The proof that nothing is missing: the chain over the messages, computed from what this page shows.

const bytes = new TextEncoder();

async function sha256(text) {
  const digest = await crypto.subtle.digest("SHA-256", bytes.encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The next link: SHA-256 of (previous, seq, event id, role, SHA-256 of the text), joined by newlines. */
export async function link(previous, { seq, eventId, role, text }) {
  return sha256([previous, seq, eventId, role, await sha256(text)].join("\n"));
}

/** The chain over messages in order, from the empty string or the hash before the first. */
export async function chainOf(messages, start = "") {
  let chain = start;
  for (const message of messages) chain = await link(chain, message);
  return chain;
}

/** Reads back from the page itself what a person can see of the conversation, in order. */
export function shownIn(transcript) {
  return Array.from(transcript.querySelectorAll("[data-seq]"), (shown) => ({
    seq: Number(shown.dataset.seq),
    eventId: shown.dataset.event,
    role: shown.dataset.role,
    text: shown.querySelector("[data-text]").textContent,
  }));
}

/**
 * Compares what is shown with what the server says. Returns {count, throughSeq, chainHash, state},
 * where state is "verified", "mismatch", "unavailable" (no secure context, hence no digest), or
 * "partial": the log no longer keeps the first messages, and the chain goes on from the first kept.
 */
export async function checked(shown, expected) {
  if (!globalThis.crypto?.subtle) return { count: shown.length, state: "unavailable" };
  const first = expected.messages[0];
  const isCut = (first?.seq ?? 1) > 1 && first.chainHash;
  const chainHash = isCut ? await chainOf(shown.slice(1), first.chainHash) : await chainOf(shown);
  const whole = shown.every((message, index) => message.seq === index + (isCut ? first.seq : 1));
  const last = shown.at(-1)?.seq ?? 0;
  const same = whole && last === expected.seq && chainHash === expected.chainHash;
  const state = !same ? "mismatch" : isCut ? "partial" : "verified";
  return { count: shown.length, throughSeq: last, chainHash, state };
}
