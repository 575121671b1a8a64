// The live wall: every queue and every agent, as the team log has them.
import { h } from "../dom.js";
import { span } from "../format.js";
import { isSupervisor } from "../lists.js";

/** Two tables; who leads reaches from an agent's row into what they hold. */
export function wallDialog(state, act, t) {
  const { queues, agents } = state.wall;
  const leads = isSupervisor(state.me);
  const heldBy = (agentId) => {
    act.closeDialog();
    act.chooseTab("agent");
    act.setFilter("agent", agentId);
  };
  return h("div", { class: "wall" },
    table(t("queues"), [t("name"), t("waitingColumn"), t("oldest"), t("waitP50"), t("waitP90"), t("onlineColumn")], queues.map((queue) => [
      `${queue.team}/${queue.queue}`, [queue.name ?? queue.queue, String(queue.waiting),
        queue.oldestSince ? span(state.now + state.skew - Date.parse(queue.oldestSince)) : "–",
        queue.waitP50Ms === undefined ? "–" : span(queue.waitP50Ms), queue.waitP90Ms === undefined ? "–" : span(queue.waitP90Ms),
        String(queue.online ?? "–")]])),
    table(t("agents"), [t("name"), t("presence"), t("idleSince"), t("accepting"), t("load")], agents.map((agent) => [
      agent.agentId, [
        leads ? h("button", { class: "button small plain link", type: "button", onclick: () => heldBy(agent.agentId) }, agent.name ?? agent.agentId) : agent.name ?? agent.agentId,
        h("span", { class: "at" }, h("i", { class: `dot ${agent.presence}` }), t(agent.presence)),
        agent.idleSince && !agent.load ? span(state.now + state.skew - Date.parse(agent.idleSince)) : "–",
        agent.acceptingWork ? "✓" : "–", t("loadOf", agent.load, agent.capacity)]])));
}

function table(caption, heads, rows) {
  return h("table", { key: caption }, h("caption", null, caption),
    h("thead", null, h("tr", null, heads.map((head) => h("th", { key: head, scope: "col" }, head)))),
    h("tbody", null, rows.map(([key, cells]) => h("tr", { key }, cells.map((cell, index) =>
      h(index ? "td" : "th", { key: index, scope: index ? null : "row" }, cell))))));
}
