// Passing a conversation on: to a queue or to a colleague.
import { h } from "../dom.js";
import { isMine } from "./conversation.js";

/** Queues and colleagues with their load; the choice stands in the dialog's state. */
export function transferDialog(state, act, t) {
  const { id, target } = state.dialog;
  const { queues, agents } = state.wall;
  const others = agents.filter((agent) => agent.agentId !== state.session.agentId && agent.presence !== "offline");
  return passing(state, act, t, {
    lead: t("transferLead"), label: t("transfer"), send: (reason) => act.transfer(id, target, reason),
    may: Boolean(target && state.details[id] && isMine(state.details[id], state)),
    choices: [
      h("fieldset", { key: "queues" }, h("legend", null, t("toQueue")),
        queues.filter((queue) => queue.queue).map((queue, index) => option(state, act, "queue", queue.queue, queue.name ?? queue.queue, t("waitingCount", queue.waiting), null, index === 0))),
      others.length > 0 && h("fieldset", { key: "agents" }, h("legend", null, t("toAgent")), others.map((agent) => colleague(agent, state, act, t))),
    ],
  });
}

/** A supervisor gives a conversation to somebody. */
export function assignDialog(state, act, t) {
  const { id, target } = state.dialog;
  const held = state.details[id]?.control.agentId;
  const others = state.wall.agents.filter((agent) => agent.agentId !== held && agent.capacity > 0);
  return passing(state, act, t, {
    lead: t("assignLead"), label: t("assign"), send: (reason) => act.assign(id, target.agentId, reason), may: Boolean(target),
    choices: h("fieldset", { key: "agents" }, h("legend", null, t("toAgent")), others.map((agent, index) => colleague(agent, state, act, t, index === 0))),
  });
}

function colleague(agent, state, act, t, focused) {
  return option(state, act, "agentId", agent.agentId, agent.name ?? agent.agentId, `${t(agent.presence)} · ${t("loadOf", agent.load, agent.capacity)}`, agent.presence, focused);
}

function option(state, act, kind, key, name, meta, dot, focused) {
  return h("label", { class: "choice", key: `${kind}-${key}` },
    h("input", { type: "radio", name: "target", focused, checked: state.dialog.target?.[kind] === key, onchange: () => act.changeDialog({ target: { [kind]: key } }) }),
    dot && h("i", { class: `dot ${dot}` }), h("span", { class: "name" }, name), h("span", { class: "quiet" }, meta));
}

function passing(state, act, t, { lead, label, send, may, choices }) {
  const { reason = "", busy } = state.dialog;
  return h("form", { onsubmit: (event) => { event.preventDefault(); send(reason.trim()); } },
    h("p", { class: "quiet" }, lead), choices,
    h("label", { class: "field" }, t("reasonLabel"),
      h("textarea", { rows: "2", maxlength: 500, value: reason, oninput: (event) => act.changeDialog({ reason: event.target.value }) })),
    h("footer", null,
      h("button", { class: "button", type: "button", onclick: act.closeDialog }, t("cancel")),
      h("button", { class: "button primary", type: "submit", disabled: !may || busy }, label)));
}
