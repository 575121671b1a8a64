// The right column: what is known about this conversation, or the knowledge base.
import { h } from "../dom.js";
import { icon } from "../icons.js";
import { contextPackage } from "./context-package.js";
import { knowledge } from "./knowledge.js";

/** The column beside the transcript. */
export function side(state, act, t) {
  const detail = state.details[state.open];
  const tab = (name, label) => h("button", {
    key: name, class: "tab", type: "button", role: "tab", "aria-selected": String(state.side === name),
    onclick: () => act.showSide(name),
  }, label);
  return [
    h("div", { class: "side-head", key: "head" },
      h("div", { class: "tabs", role: "tablist", "aria-label": t("sidePanels") }, tab("context", t("context")), tab("knowledge", t("knowledge"))),
      h("button", { class: "button tool side-close", type: "button", "aria-label": t("close"), onclick: act.hideSide }, icon("close"))),
    h("div", { class: "side-body", key: state.side },
      state.side === "knowledge" ? knowledge(state, act, t) : detail && contextPackage(detail, state, act, t)),
  ];
}
