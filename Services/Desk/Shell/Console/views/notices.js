// Short notices in the corner: they go by themselves, and can be put away.
import { h } from "../dom.js";
import { icon } from "../icons.js";

/** The notices that stand. */
export function notices(state, act, t) {
  return h("div", { class: "notices", key: "notices", role: "status", "aria-live": "polite" }, state.notices.map((notice) =>
    h("p", { key: notice.id, class: `notice ${notice.tone}` }, h("span", null, notice.text),
      notice.action && h("button", { class: "button small", type: "button", onclick: () => { act.dismiss(notice.id); notice.action.run(); } }, t(notice.action.words)),
      h("button", { class: "button tool small", type: "button", "aria-label": t("close"), onclick: () => act.dismiss(notice.id) }, icon("close")))));
}
