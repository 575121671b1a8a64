// Who waits in one queue: in which place, for how long, and why there.
import { h } from "../dom.js";
import { languageName, span } from "../format.js";
import { isSupervisor } from "../lists.js";
import { wordsOf } from "../words.js";
import { table } from "./table.js";

const PRIORITIES = [0, 25, 50, 75, 100];

/** The line of the queue that is chosen on the wall; who leads changes what of it goes first. */
export function lineTable(state, act, t) {
  const { line, waiting } = state.dialog;
  const name = state.wall.queues.find((queue) => queue.queue === line)?.name ?? line;
  if (!waiting) return h("p", { class: "empty", key: "line" }, t("loading"));
  if (!waiting.length) return h("p", { class: "empty", key: "line" }, t("nobodyWaits", name));
  const now = state.now + state.skew;
  const leads = isSupervisor(state.me);
  const heads = [t("place"), t("conversation"), t("waitsFor"), t("timeLeft"), t("waitP90"), t("whyPlaced"), t("asks"), leads && t("priority")];
  const rows = waiting.map((each) => [each.conversationId, [
    String(each.position), opener(each, state, act, t), span(now - Date.parse(each.since)), due(each, now, t),
    each.waitP90Ms ? span(each.waitP90Ms) : "–", reasons(each, state, t), asked(each, state) || "–",
    leads && priority(each, act, t)].filter((cell) => cell !== false)]);
  return table(t("lineOf", name), heads.filter(Boolean), rows);
}

function opener(each, state, act, t) {
  const known = state.lists.queue?.items?.find((item) => item.conversationId === each.conversationId);
  const open = () => {
    act.closeDialog();
    act.openConversation(each.conversationId);
  };
  return h("button", { class: "button small plain link", type: "button", onclick: open }, known?.customer?.name ?? t("customer"));
}

function asked(each, state) {
  const spoken = "language:";
  return each.asks.map((need) => (need.startsWith(spoken) ? languageName(need.slice(spoken.length), state.language) : need)).join(", ");
}

function due(each, now, t) {
  if (each.promisedBy) return t("promisedIn", span(Date.parse(each.promisedBy) - now));
  if (!each.dueAt) return "–";
  const left = Date.parse(each.dueAt) - now;
  return left < 0 ? t("lateBy", span(-left)) : span(left);
}

function reasons(each, state, t) {
  const points = each.score.map(({ name, points }) => `${wordsOf(state.language, "score", name)} ${points > 0 ? "+" : ""}${points}`);
  const more = [each.isHeld && t("isHeld"), each.offeredTo && t("offeredTo", each.offeredTo)].filter(Boolean);
  return [...points, ...more].join(" · ") || t("byAge");
}

function priority(each, act, t) {
  const now = Math.round((each.score.find(({ name }) => name === "priority")?.points ?? 0) * 100) / 100;
  return h("select", { "aria-label": t("changePriority"), onchange: (event) => event.target.value && act.prioritise(each.conversationId, Number(event.target.value)) },
    h("option", { key: "now", value: "" }, t("points", now)),
    PRIORITIES.map((value) => h("option", { key: value, value: String(value) }, String(value))));
}
