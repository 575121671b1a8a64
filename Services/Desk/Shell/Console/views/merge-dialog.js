// Another conversation of the same customer goes on in the one that is open: said before it is done.
import { h } from "../dom.js";
import { holder } from "../actions/moves.js";

/** Which one stands in the dialog's state. */
export function mergeDialog(state, act, t) {
  const { id, from, busy } = state.dialog;
  const other = (state.related[id] ?? []).find(({ conversationId }) => conversationId === from);
  const submit = (event) => {
    event.preventDefault();
    act.merge(id, from);
  };
  return h("form", { onsubmit: submit },
    other && h("blockquote", { class: "asked" }, h("p", { class: "quiet" }, [other.channel, holder(state, other.control)].join(" · ")), other.lastMessage?.text ?? ""),
    h("p", null, t("mergeLead")),
    h("p", { class: "quiet" }, t("mergeLater")),
    h("footer", null,
      h("button", { class: "button", type: "button", onclick: act.closeDialog }, t("cancel")),
      h("button", { class: "button primary", type: "submit", disabled: !other || busy, focused: true }, t("merge"))));
}
