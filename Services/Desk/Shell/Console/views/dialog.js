// The dialogs, each in its own file; the browser's own <dialog> holds the keyboard inside.
import { h } from "../dom.js";
import { icon } from "../icons.js";
import { coachDialog } from "./coach-dialog.js";
import { dayDialog } from "./day-dialog.js";
import { libraryDialog } from "./library-dialog.js";
import { mergeDialog } from "./merge-dialog.js";
import { paletteDialog } from "./palette-dialog.js";
import { resolveDialog, returnDialog, wrapUpDialog } from "./resolve-dialog.js";
import { shortcutsDialog } from "./shortcuts-dialog.js";
import { snoozeDialog } from "./snooze-dialog.js";
import { assignDialog, transferDialog } from "./transfer-dialog.js";
import { wallDialog } from "./wall-dialog.js";

const kinds = {
  transfer: ["transfer", transferDialog], return: ["giveBack", returnDialog], resolve: ["resolve", resolveDialog],
  snooze: ["snooze", snoozeDialog], wrapUp: ["wrapUp", wrapUpDialog],
  assign: ["assign", assignDialog], palette: ["palette", paletteDialog], day: ["myDay", dayDialog], coach: ["practise", coachDialog],
  shortcuts: ["shortcuts", shortcutsDialog], wall: ["wall", wallDialog],
  library: ["library", libraryDialog], merge: ["mergeTitle", mergeDialog],
};

/** The dialog that is open, if any. */
export function dialog(state, act, t) {
  if (!state.dialog) return null;
  const [title, content] = kinds[state.dialog.kind];
  return h("dialog", {
    key: `dialog-${state.dialog.kind}`, class: `dialog ${state.dialog.kind}`, modal: true, "aria-labelledby": "dialog-title", onclose: act.closeDialog,
    onclick: (event) => event.target.tagName === "DIALOG" && act.closeDialog(),
  },
    h("div", { class: "dialog-card" },
      h("header", null, h("h1", { id: "dialog-title" }, t(title)),
        h("button", { class: "button tool", type: "button", "aria-label": t("close"), onclick: act.closeDialog }, icon("close"))),
      content(state, act, t)));
}
