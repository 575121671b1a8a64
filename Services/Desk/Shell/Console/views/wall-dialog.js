// The live wall: every queue and every agent, as the team log has them, and what who leads orders of them.
import { h } from "../dom.js";
import { span } from "../format.js";
import { isSupervisor } from "../lists.js";
import { lineTable } from "./line-table.js";
import { table } from "./table.js";

/** Queues, the line of one of them, agents; who leads reaches from an agent's row into what they hold. */
export function wallDialog(state, act, t) {
  return h("div", { class: "wall" },
    queues(state, act, t), state.dialog.line && lineTable(state, act, t), agents(state, act, t));
}

function queues(state, act, t) {
  const leads = isSupervisor(state.me);
  const chosen = state.dialog.line;
  const heads = [t("name"), t("waitingColumn"), t("oldest"), t("waitP50"), t("waitP90"), t("onlineColumn"), leads && t("orders")];
  const rows = state.wall.queues.map((queue) => [`${queue.team}/${queue.queue}`, [
    opener(queue, chosen, state, act), String(queue.waiting),
    queue.oldestSince ? span(state.now + state.skew - Date.parse(queue.oldestSince)) : "–",
    queue.waitP50Ms === undefined ? "–" : span(queue.waitP50Ms), queue.waitP90Ms === undefined ? "–" : span(queue.waitP90Ms),
    queue.closed ? t("queueClosed") : String(queue.online ?? "–"),
    leads && order(t(queue.closed ? "openQueue" : "closeQueue"), queue.name, () => act.closeQueue(queue.queue, !queue.closed)),
  ].filter((cell) => cell !== false)]);
  return table(t("queues"), heads.filter(Boolean), rows);
}

/** Agents see the lines of their own team. */
function opener(queue, chosen, state, act) {
  const name = queue.name ?? queue.queue;
  if (!isSupervisor(state.me) && queue.team !== state.me?.team) return name;
  const isOpen = chosen === queue.queue;
  return h("button", {
    class: "button small plain link", type: "button", "aria-expanded": String(isOpen), onclick: () => act.showLine(isOpen ? null : queue.queue),
  }, name);
}

function agents(state, act, t) {
  const leads = isSupervisor(state.me);
  const heldBy = (agentId) => {
    act.closeDialog();
    act.chooseTab("agent");
    act.setFilter("agent", agentId);
  };
  const heads = [t("name"), t("presence"), t("idleSince"), t("accepting"), t("load"), leads && t("orders")];
  const rows = state.wall.agents.map((agent) => [agent.agentId, [
    leads ? h("button", { class: "button small plain link", type: "button", onclick: () => heldBy(agent.agentId) }, agent.name ?? agent.agentId) : agent.name ?? agent.agentId,
    h("span", { class: "at" }, h("i", { class: `dot ${agent.presence}` }), t(agent.presence)),
    agent.idleSince && !agent.load ? span(state.now + state.skew - Date.parse(agent.idleSince)) : "–",
    accepting(agent, t), t("loadOf", agent.load, agent.capacity),
    leads && order(t(agent.draining ? "undrain" : "drain"), agent.name, () => act.drain(agent.agentId, !agent.draining)),
  ].filter((cell) => cell !== false)]);
  return table(t("agents"), heads.filter(Boolean), rows);
}

function accepting(agent, t) {
  if (agent.draining) return t("isDraining");
  if (agent.pause) return t(agent.pause === "offers_declined" ? "pausedDeclined" : "pausedTimedOut");
  return agent.acceptingWork ? "✓" : "–";
}

function order(words, name, run) {
  return h("button", { class: "button small", type: "button", "aria-label": `${words}: ${name}`, onclick: run }, words);
}
