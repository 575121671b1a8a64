// What a reload must find again: localStorage, or memory where the browser refuses it.

/** Which of the firm's web chats this page is; null for the one whose address names none. */
export const account = new URLSearchParams(location.search).get("account");

/** Of everything that this web chat keeps. */
export const prefix = account === null ? "baton.webchat." : `baton.webchat@${account}.`;
const memory = new Map();

export function remember(key, value) {
  memory.set(key, value);
  try {
    localStorage.setItem(prefix + key, JSON.stringify(value));
  } catch {
    // Private windows and full quotas: this page goes on from memory.
  }
}

export function recall(key) {
  try {
    const text = localStorage.getItem(prefix + key);
    if (text !== null) return JSON.parse(text);
  } catch {
    // Unreadable counts as absent.
  }
  return memory.get(key) ?? null;
}

export function forget(key) {
  memory.delete(key);
  try {
    localStorage.removeItem(prefix + key);
  } catch {
    // Nothing was stored.
  }
}

/** The remembered values whose keys begin so. */
export function recallAll(start) {
  const keys = new Set([...memory.keys()].filter((key) => key.startsWith(start)));
  try {
    for (let index = 0; index < localStorage.length; index += 1) {
      const key = localStorage.key(index);
      if (key.startsWith(prefix + start)) keys.add(key.slice(prefix.length));
    }
  } catch {
    // Memory alone.
  }
  return [...keys].map(recall).filter((value) => value !== null);
}
