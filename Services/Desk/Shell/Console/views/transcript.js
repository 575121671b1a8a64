// The transcript: every message that the customer can see, with notes and moves between them.
import { h } from "../dom.js";
import { icon } from "../icons.js";
import { message, pictureKeys } from "./message.js";
import { moveLine } from "./move-line.js";
import { mergedBlock } from "./merged-block.js";
import { noteCard, pendingCard } from "./note-card.js";
import { isForeign } from "./writing-help.js";

/**
 * What is between messages stands after the message that it followed. A move may be the same event
 * as a message, so each has a key of its own kind.
 */
function between(detail) {
  const after = new Map();
  const put = (seq, entry) => after.set(seq, [...(after.get(seq) ?? []), entry]);
  for (const note of detail.notes ?? []) put(note.afterSeq ?? 0, { at: note.sentAt, note });
  for (const move of detail.moves ?? []) put(move.afterSeq ?? 0, { at: move.at, move });
  for (const entries of after.values()) entries.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
  return after;
}

/** The transcript of an open conversation. */
export function transcript(detail, state, act, t) {
  const after = between(detail);
  const day = new Date(state.now).toDateString();
  const merged = (note) => (detail.merged ?? []).filter(({ conversationId, into }) => [conversationId, into].includes(note.mergedFrom));
  const minor = (seq) => (after.get(seq) ?? []).map(({ note, move }) => {
    if (note?.mergedFrom) return merged(note).map((each) => mergedBlock(each, state.language, day));
    return note ? noteCard(note, state.language, day) : moveLine(move, state.language, state.session.agentId, day, act);
  });
  const unread = state.markers[state.open];
  const translate = state.me?.writing?.includes("translate") && isForeign(detail, state) ? act.translateMessage : null;
  const rows = [minor(0), ...detail.messages.map((each) => [
    each.seq === unread && h("p", { class: "unread-marker", key: "unread-marker" }, t("newer")),
    message(each, state.language, state.session.agentId, day, state.open, translate, state.translations[each.eventId], ...pictureKeys(each, state.open).map(([, key]) => state.pictures[key])), minor(each.seq)])];
  const waiting = state.pending[state.open]?.items ?? [];
  return h("div", { class: "transcript-frame" },
    state.connection === "lost" && h("p", { class: "strip warn", key: "lost" }, icon("warning"), t("lostLong")),
    h("div", { class: "transcript", "data-transcript": true, role: "log", "aria-label": t("transcript"), tabindex: "0" },
      h("div", { class: "rows" }, rows, waiting.map((item) => pendingCard(item, state, act, t)))),
    state.newer && h("button", { class: "button small newer", type: "button", onclick: toEnd }, icon("down"), t("newer")));
}

function toEnd(event) {
  const transcript = event.currentTarget.parentElement.querySelector("[data-transcript]");
  transcript.scrollTop = transcript.scrollHeight;
}
