// The whole page: signing in, or the desk with its panes.
import { h } from "../dom.js";
import { words } from "../words.js";
import { conversation } from "./conversation.js";
import { dialog } from "./dialog.js";
import { list } from "./list.js";
import { notices } from "./notices.js";
import { offers } from "./offers.js";
import { side } from "./side.js";
import { signIn } from "./sign-in.js";
import { topBar } from "./top-bar.js";

/** The page as a function of the state. */
export function page(state, act) {
  const t = (key, ...values) => words(state.language, key, ...values);
  if (!state.session) return h("div", { class: "page", key: "out" }, signIn(state, act, t), notices(state, act, t));
  const classes = `desk pane-${state.pane} ${state.open ? "has-open" : ""}`;
  return h("div", { class: "page", key: "in" },
    h("a", { class: "skip", href: "#conversation" }, t("skip")),
    topBar(state, act, t),
    h("div", { class: classes },
      h("nav", { class: "column-list", "aria-label": t("conversations") }, list(state, act, t)),
      h("main", { class: "column-talk", id: "conversation", tabindex: "-1" }, conversation(state, act, t)),
      h("aside", { class: "column-side", "aria-label": t("context") }, side(state, act, t))),
    offers(state, act, t),
    notices(state, act, t),
    dialog(state, act, t));
}
