// A line between messages: who passed the conversation to whom, and why.
import { h, remembered } from "../dom.js";
import { clock, fully } from "../format.js";
import { words, wordsOf } from "../words.js";

/** One move. */
export const moveLine = remembered((move, language, agentId, day, act) => {
  const t = (key, ...values) => words(language, key, ...values);
  const by = move.by?.id === agentId ? t(move.kind === "resolved" ? "toYou" : "you") : move.by?.name ?? t(move.by?.role ?? "system");
  const to = move.to?.id === agentId ? t("toYou") : move.to?.name ?? move.to?.id ?? "";
  return h("p", { class: `move ${move.kind}`, key: `move-${move.eventId}` },
    h("span", null, told(move, by, to, language, t)),
    h("time", { datetime: move.at, title: fully(move.at, language) }, clock(move.at, language, day)),
    move.kind === "merged" && h("button", { class: "button small plain link", type: "button", onclick: () => act.openConversation(move.to.id) }, t("show")),
    move.text && h("span", { class: "why" }, move.text));
});

function told(move, by, to, language, t) {
  switch (move.kind) {
    case "opened": return t("moveopened", move.sessionSeq);
    case "handedOver": return t("movehandedOver", to, wordsOf(language, "reason", move.reason ?? ""));
    case "offered": case "assigned": case "queued": case "requeued": return t(`move${move.kind}`, to);
    case "transferred": return t("movetransferred", by, to);
    case "timedOut": return t("movetimedOut", wordsOf(language, "deadline", move.reason ?? ""));
    case "rated": return t("moverated", move.score);
    default: return t(`move${move.kind}`, by);
  }
}
