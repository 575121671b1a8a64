// Passing a conversation on: to a queue or to a colleague.
import { h } from "../dom.js";
import { isMine } from "./conversation.js";

/** Queues and colleagues with their load; the choice stands in the dialog's state. */
export function transferDialog(state, act, t) {
  const { id, target, reason = "", busy } = state.dialog;
  const { queues, agents } = state.wall;
  const option = (kind, key, name, meta, dot, focused) => h("label", { class: "choice", key: `${kind}-${key}` },
    h("input", { type: "radio", name: "target", focused, checked: target?.[kind] === key, onchange: () => act.changeDialog({ target: { [kind]: key } }) }),
    dot && h("i", { class: `dot ${dot}` }), h("span", { class: "name" }, name), h("span", { class: "quiet" }, meta));
  const others = agents.filter((agent) => agent.agentId !== state.session.agentId && agent.presence !== "offline");
  return h("form", { onsubmit: (event) => { event.preventDefault(); act.transfer(id, target, reason.trim()); } },
    h("p", { class: "quiet" }, t("transferLead")),
    h("fieldset", null, h("legend", null, t("toQueue")),
      queues.filter((queue) => queue.queue).map((queue, index) => option("queue", queue.queue, queue.name ?? queue.queue, t("waitingCount", queue.waiting), null, index === 0))),
    others.length > 0 && h("fieldset", null, h("legend", null, t("toAgent")),
      others.map((agent) => option("agentId", agent.agentId, agent.name ?? agent.agentId, `${t(agent.presence)} · ${t("loadOf", agent.load, agent.capacity)}`, agent.presence))),
    h("label", { class: "field" }, t("reasonLabel"),
      h("textarea", { rows: "2", maxlength: 500, value: reason, oninput: (event) => act.changeDialog({ reason: event.target.value }) })),
    h("footer", null,
      h("button", { class: "button", type: "button", onclick: act.closeDialog }, t("cancel")),
      h("button", { class: "button primary", type: "submit", disabled: !target || busy || !state.details[id] || !isMine(state.details[id], state) }, t("transfer"))));
}
