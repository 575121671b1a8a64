// Ending a conversation with a code, and giving it back to the bot.
import { h } from "../dom.js";
import { icon } from "../icons.js";
import { waitsForAnswer } from "./message.js";
import { wordsOf } from "../words.js";

const usual = ["solved", "refund", "redirected", "customer_gone", "duplicate", "spam"];

function unanswered(detail) {
  return (detail?.messages ?? []).filter(waitsForAnswer).length;
}

/** The codes; `throughSeq` is what this page had shown when the dialog was sent. */
export function resolveDialog(state, act, t) {
  const { id, code = null, notes = "", busy } = state.dialog;
  const detail = state.details[id];
  const codes = state.me?.resolutionCodes?.length ? state.me.resolutionCodes : usual;
  const waiting = unanswered(detail);
  return h("form", { onsubmit: (event) => { event.preventDefault(); act.resolve(id, code, notes.trim(), detail.seq); } },
    waiting > 0 && h("p", { class: "alert" }, icon("warning"), t("stillUnanswered", waiting)),
    h("fieldset", { class: "codes" }, h("legend", null, t("resolveLead")),
      codes.map((each, index) => h("label", { class: "choice", key: each },
        h("input", { type: "radio", name: "code", checked: code === each, focused: index === 0, onchange: () => act.changeDialog({ code: each }) }),
        h("span", { class: "name" }, wordsOf(state.language, "code", each))))),
    h("label", { class: "field" }, t("resolveNotes"),
      h("textarea", { rows: "2", maxlength: 2000, value: notes, oninput: (event) => act.changeDialog({ notes: event.target.value }) })),
    h("footer", null,
      h("button", { class: "button", type: "button", onclick: act.closeDialog }, t("cancel")),
      h("button", { class: "button primary", type: "submit", disabled: !code || busy }, t("resolve"))));
}

/** Giving the conversation back to the bot. */
export function returnDialog(state, act, t) {
  const { id, busy } = state.dialog;
  const waiting = unanswered(state.details[id]);
  return h("form", { onsubmit: (event) => { event.preventDefault(); act.giveBack(id); } },
    h("p", null, t("giveBackLead")),
    waiting > 0 && h("p", { class: "alert" }, icon("warning"), t("stillUnanswered", waiting)),
    h("footer", null,
      h("button", { class: "button", type: "button", onclick: act.closeDialog }, t("cancel")),
      h("button", { class: "button primary", type: "submit", disabled: busy, focused: true }, t("giveBack"))));
}
