// What is being written, kept in this tab at every letter, so that a reload loses nothing.

import { prefix } from "./storage.js";

const memory = new Map();

/** Keeps it until it is `null`. */
export function keepDraft(key, draft) {
  memory.set(key, draft);
  try {
    if (draft === null) sessionStorage.removeItem(`${prefix}draft.${key}`);
    else sessionStorage.setItem(`${prefix}draft.${key}`, JSON.stringify(draft));
  } catch {
    // Private windows and full quotas: until this page is left, it stands in the field.
  }
}

export function keptDraft(key) {
  try {
    const text = sessionStorage.getItem(`${prefix}draft.${key}`);
    if (text !== null) return JSON.parse(text);
  } catch {
    // Unreadable counts as absent.
  }
  return memory.get(key) ?? null;
}
