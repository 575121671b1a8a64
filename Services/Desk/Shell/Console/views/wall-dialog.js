// The live wall: every queue and every agent, as the team log has them.
import { h } from "../dom.js";
import { span } from "../format.js";

/** Two tables. */
export function wallDialog(state, act, t) {
  const { queues, agents } = state.wall;
  return h("div", { class: "wall" },
    table(t("queues"), [t("name"), t("waitingColumn"), t("oldest"), t("onlineColumn")], queues.map((queue) => [
      `${queue.team}/${queue.queue}`, [queue.name ?? queue.queue, String(queue.waiting),
        queue.oldestSince ? span(state.now + state.skew - Date.parse(queue.oldestSince)) : "–", String(queue.online ?? "–")]])),
    table(t("agents"), [t("name"), t("presence"), t("accepting"), t("load")], agents.map((agent) => [
      agent.agentId, [agent.name ?? agent.agentId, h("span", { class: "at" }, h("i", { class: `dot ${agent.presence}` }), t(agent.presence)),
        agent.acceptingWork ? "✓" : "–", t("loadOf", agent.load, agent.capacity)]])));
}

function table(caption, heads, rows) {
  return h("table", { key: caption }, h("caption", null, caption),
    h("thead", null, h("tr", null, heads.map((head) => h("th", { key: head, scope: "col" }, head)))),
    h("tbody", null, rows.map(([key, cells]) => h("tr", { key }, cells.map((cell, index) =>
      h(index ? "td" : "th", { key: index, scope: index ? null : "row" }, cell))))));
}
