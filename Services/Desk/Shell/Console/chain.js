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

/** The chain over messages in order, from the empty string. */
export async function chainOf(messages) {
  let chain = "";
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
 * where state is "verified", "mismatch" or "unavailable" (no secure context, hence no digest).
 */
export async function checked(shown, expected) {
  if (!globalThis.crypto?.subtle) return { count: shown.length, state: "unavailable" };
  const chainHash = await chainOf(shown);
  const whole = shown.every((message, index) => message.seq === index + 1);
  const same = whole && shown.length === expected.seq && chainHash === expected.chainHash;
  return { count: shown.length, throughSeq: shown.at(-1)?.seq ?? 0, chainHash, state: same ? "verified" : "mismatch" };
}
