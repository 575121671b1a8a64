// Ending a conversation with a code, completing what is noted of it afterwards, and giving it back to the bot.
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
  const { id } = state.dialog;
  const detail = state.details[id];
  const waiting = unanswered(detail);
  return ending(state, act, t, {
    code: null, label: t("resolve"), send: (code, notes) => act.resolve(id, code, notes, detail.seq),
    alert: waiting > 0 && h("p", { class: "alert" }, icon("warning"), t("stillUnanswered", waiting)),
  });
}

/** The same after the end, with the code it was resolved with. */
export function wrapUpDialog(state, act, t) {
  const { id } = state.dialog;
  return ending(state, act, t, {
    code: state.details[id]?.code ?? null, label: t("wrapUp"), send: (code, notes) => act.wrapUp(id, code, notes),
  });
}

function ending(state, act, t, { code: first, label, send, alert }) {
  const { code = first, notes = "", busy } = state.dialog;
  const codes = state.me?.resolutionCodes?.length ? state.me.resolutionCodes : usual;
  return h("form", { onsubmit: (event) => { event.preventDefault(); send(code, notes.trim()); } },
    alert,
    h("fieldset", { class: "codes" }, h("legend", null, t("resolveLead")),
      codes.map((each, index) => h("label", { class: "choice", key: each },
        h("input", { type: "radio", name: "code", checked: code === each, focused: index === 0, onchange: () => act.changeDialog({ code: each }) }),
        h("span", { class: "name" }, wordsOf(state.language, "code", each))))),
    h("label", { class: "field" }, t("resolveNotes"),
      h("textarea", { rows: "2", maxlength: 2000, value: notes, oninput: (event) => act.changeDialog({ notes: event.target.value }) })),
    h("footer", null,
      h("button", { class: "button", type: "button", onclick: act.closeDialog }, t("cancel")),
      h("button", { class: "button primary", type: "submit", disabled: !code || busy }, label)));
}

/** Giving the conversation back to the bot. */
export function returnDialog(state, act, t) {
  const { id, busy, instructions = "" } = state.dialog;
  const waiting = unanswered(state.details[id]);
  return h("form", { onsubmit: (event) => { event.preventDefault(); act.giveBack(id, instructions.trim()); } },
    h("p", null, t("giveBackLead")),
    waiting > 0 && h("p", { class: "alert" }, icon("warning"), t("stillUnanswered", waiting)),
    h("label", { class: "field" }, t("instructions"),
      h("textarea", { rows: "2", maxlength: 500, value: instructions, oninput: (event) => act.changeDialog({ instructions: event.target.value }) })),
    h("footer", null,
      h("button", { class: "button", type: "button", onclick: act.closeDialog }, t("cancel")),
      h("button", { class: "button primary", type: "submit", disabled: busy, focused: true }, t("giveBack"))));
}
