// The keyboard shortcuts, and the switch that turns the single keys off.
import { h } from "../dom.js";
import { shortcuts } from "../keys.js";

/** The overlay that `?` opens. */
export function shortcutsDialog(state, act, t) {
  return h("div", { class: "shortcut-list" },
    h("dl", null, shortcuts.map(([keys, does]) => [
      h("dt", { key: `${does}-t` }, keys.map((key) => h("kbd", { key }, key))),
      h("dd", { key: `${does}-d` }, t(does)),
    ])),
    h("label", { class: "choice" },
      h("input", { type: "checkbox", checked: state.singleKeys, onchange: (event) => act.setSingleKeys(event.target.checked) }),
      h("span", { class: "name" }, t("singleKeys"))));
}
