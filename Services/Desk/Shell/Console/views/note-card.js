// Internal notes, and what this agent wrote that the log has not confirmed yet.
import { h, remembered } from "../dom.js";
import { clock, fully } from "../format.js";
import { icon } from "../icons.js";
import { words } from "../words.js";

/** A note, for the team alone. */
export const noteCard = remembered((note, language, day) =>
  h("article", { class: "note-card", key: `note-${note.eventId}` },
    h("header", null, icon("note"), h("b", null, note.author?.name ?? note.author?.id ?? ""), h("span", null, words(language, "internal")),
      h("time", { datetime: note.sentAt, title: fully(note.sentAt, language) }, clock(note.sentAt, language, day))),
    h("p", { class: "text" }, marked(note))));

/** The note's words, with those whom it asks set apart. */
function marked({ text, mentions }) {
  if (!mentions?.length) return text;
  const parts = text.split(new RegExp(`(@(?:${mentions.map((id) => id.replace(/[.]/g, "\\.")).join("|")}))`));
  return parts.map((part, index) => (index % 2 ? h("b", { key: index, class: "mention" }, part) : part));
}

/** A message or note on its way: sent again or taken back where the log refused or was slow. */
export function pendingCard(item, state, act, t) {
  const id = state.open;
  const troubled = item.state === "refused" || item.state === "unconfirmed";
  return h("article", { class: `${item.kind === "note" ? "note-card" : "message agent ours"} pending ${item.state}`, key: item.commandId },
    h("header", null, h("b", null, t("you"))),
    h("p", { class: "text" }, item.text),
    h("footer", { role: troubled ? "alert" : null },
      item.state === "refused" ? `${t("refused")}: ${item.why}` : item.state === "unconfirmed" ? `${t("unconfirmed")} ${item.why}` : t("sending")),
    troubled && h("p", { class: "pending-moves" },
      item.state === "unconfirmed" && h("button", { class: "button small", type: "button", onclick: () => act.sendAgain(id, item) }, t("retry")),
      h("button", { class: "button small", type: "button", onclick: () => act.toDraft(id, item) }, t("toDraft")),
      h("button", { class: "button small plain", type: "button", onclick: () => act.discard(id, item) }, t("discard"))));
}
