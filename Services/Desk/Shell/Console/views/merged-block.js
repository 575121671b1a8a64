// What was said in another conversation of the same customer, which goes on in this one.
import { h, remembered } from "../dom.js";
import { clock, fully } from "../format.js";
import { icon } from "../icons.js";
import { words } from "../words.js";

/**
 * Its messages in order, with the notes on it. They are no part of what this conversation's chain is computed over, and so
 * are marked apart.
 */
export const mergedBlock = remembered((merged, language, day) => {
  const t = (key, ...values) => words(language, key, ...values);
  const said = [...merged.messages.map((each) => ({ ...each, at: each.sentAt })), ...merged.notes.filter(({ mergedFrom }) => !mergedFrom).map((each) => ({ ...each, at: each.sentAt, isNote: true }))]
    .sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
  return h("details", { class: "merged", key: `merged-${merged.conversationId}`, open: true },
    h("summary", null, icon("forward"), h("span", null, t("mergedHere", merged.channel, merged.messages.length, merged.by.name ?? merged.by.id ?? "")),
      h("time", { datetime: merged.at, title: fully(merged.at, language) }, clock(merged.at, language, day))),
    h("ol", null, said.map((each) => h("li", { key: each.eventId, class: each.isNote ? "note" : each.author.role },
      h("p", { class: "who" }, h("b", null, each.isNote ? t("internal") : each.author.name ?? t(each.author.role)), h("time", { datetime: each.at }, clock(each.at, language, day))),
      h("p", { class: `text ${each.deleted ? "deleted" : ""}` }, each.editedText ?? each.text),
      (each.attachments ?? []).map((file, index) => h("p", { key: index, class: "quiet" }, file.name || t("attachment")))))));
});
