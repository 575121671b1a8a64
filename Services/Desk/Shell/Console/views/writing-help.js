// Beside the writing place, where the firm has a language model: what it may do with the draft, and what it wrote.
import { h } from "../dom.js";
import { languageName } from "../format.js";
import { icon } from "../icons.js";

/** Whether the customer's language is another than the one that this page is read in. */
export function isForeign(detail, state) {
  return Boolean(detail.language) && ["en", "zh"].includes(detail.language) && detail.language !== state.language;
}

/** The buttons over a draft of a reply. */
export function writingButtons(detail, state, act, t, draft) {
  const tasks = state.me?.writing ?? [];
  if (!tasks.length) return null;
  const { busy } = state.written[state.open] ?? {};
  const last = draft.before !== null && draft.before !== undefined ? draft.assistance?.at(-1) : null;
  return h("span", { key: "writing-help", class: "writing-help" },
    tasks.filter((task) => task !== "translate" || isForeign(detail, state)).map((task) => h("button", {
      key: task, class: "button small plain", type: "button", "data-writing": task, disabled: Boolean(busy) || !draft.reply?.trim(), "aria-busy": busy === task ? "true" : null,
      onclick: () => act.rewrite(state.open, task),
    }, icon("spark"), task === "translate" ? t("translateTo", languageName(detail.language, state.language)) : t(task))),
    last && h("button", { key: "undo", class: "button small plain", type: "button", onclick: () => act.undoWritten(state.open) }, t("undoWritten")));
}

/** What the model wrote of the draft, before it is used. */
export function writtenProposal(state, act, t) {
  const { proposal } = state.written[state.open] ?? {};
  if (!proposal) return null;
  return h("section", { class: "written", key: "written", "aria-label": t("written") },
    h("p", { class: "text", "data-written": proposal.task }, proposal.text),
    h("footer", null, h("span", { class: "quiet" }, t("writtenBy")),
      h("button", { class: "button small primary", type: "button", onclick: () => act.useWritten(state.open) }, t("useWritten")),
      h("button", { class: "button small", type: "button", onclick: () => act.dropWritten(state.open) }, t("leaveWritten"))));
}
