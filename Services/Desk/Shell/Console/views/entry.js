// One conversation in a list: who, what was said last, and what presses.
import { h } from "../dom.js";
import { countdown, span } from "../format.js";
import { icon } from "../icons.js";
import { words, wordsOf } from "../words.js";

const PRESSING = ["first_response", "next_response", "promise", "resolution"];
const drawn = new WeakMap();

/**
 * An entry; what it shows of the time is part of what it is remembered by, so that a second that changes
 * nothing to be seen costs nothing.
 */
export function entry(item, chosen, second, language, agentId, act) {
  const times = timesOf(item, second * 1000, language);
  const key = `${chosen} ${language} ${times.age} ${times.wait} ${times.due?.text}`;
  const held = drawn.get(item);
  if (held?.key === key) return held.vnode;
  const vnode = view(item, chosen, times, language, agentId, act);
  drawn.set(item, { key, vnode });
  return vnode;
}

function timesOf(item, now, language) {
  const waits = item.waitingSince && item.control.owner === "queue";
  return {
    age: item.lastMessage ? span(now - Date.parse(item.lastMessage.at)) : "",
    wait: waits ? span(now - Date.parse(item.waitingSince)) : null,
    due: dueOf(item, now, language),
  };
}

/** The deadline that presses people most, while a customer waits. */
function dueOf(item, now, language) {
  const due = (item.deadlines ?? []).filter(({ kind }) => PRESSING.includes(kind)).map(({ dueAt }) => Date.parse(dueAt)).sort((a, b) => a - b)[0];
  if (!due || item.unanswered === 0) return null;
  const left = due - now;
  if (left < 0) return { text: words(language, "overdue", span(left)), tone: "bad" };
  return { text: left < 600_000 ? countdown(left) : span(left), tone: left < 60_000 ? "warn" : "" };
}

function view(item, chosen, times, language, agentId, act) {
  const t = (key, ...values) => words(language, key, ...values);
  const last = item.lastMessage;
  const unread = item.control.agentId === agentId ? item.unread ?? 0 : 0;
  return h("li", { key: item.conversationId },
    h("button", {
      class: `entry ${chosen ? "chosen" : ""} ${unread ? "unread" : ""} ${item.unanswered ? "unanswered" : ""}`, type: "button",
      "aria-current": chosen ? "true" : null, "data-conversation": item.conversationId, onclick: () => act.openConversation(item.conversationId),
    },
      h("span", { class: "line" }, h("b", { class: "name" }, item.customer?.name ?? t("customer")),
        unread > 0 && h("span", { class: "badge" }, String(unread), h("span", { class: "unseen" }, t("unread"))),
        h("span", { class: "age" }, times.age)),
      h("span", { class: "said" }, last && last.role !== "customer" && h("span", { class: "role" }, t("named", t(last.role), "")), item.found ?? last?.text ?? ""),
      h("span", { class: "chips" }, marks(item, times, agentId, language, t))));
}

function marks(item, { wait, due }, agentId, language, t) {
  const urgent = item.urgency === "high" || item.urgency === "critical";
  const mood = item.moods?.at(-1) ?? 0;
  const { owner, snoozedUntil } = item.control;
  return [
    due && h("span", { key: "due", class: `chip ${due.tone}`, title: t("deadlines") }, icon("clock"), due.text),
    wait && h("span", { key: "wait", class: "chip warn" }, t("waiting", wait)),
    snoozedUntil && h("span", { key: "aside", class: "chip" }, t("snooze")),
    urgent && h("span", { key: "urgent", class: "chip bad" }, wordsOf(language, "urgency", item.urgency)),
    mood < 0 && h("span", { key: "mood", class: "chip bad" }, t("moodbad")),
    item.control.owner === "agent" && item.control.agentId !== agentId
      && h("span", { key: "agent", class: "chip" }, item.control.agentName ?? item.control.agentId),
    item.queueName && owner !== "bot" && h("span", { key: "queue", class: "chip" }, item.queueName),
    item.unanswered > 0 && h("span", { key: "open", class: "chip", title: t("unanswered", item.unanswered) }, t("openCount", item.unanswered)),
    h("span", { key: "channel", class: "channel" }, [item.language, item.channel].filter(Boolean).join(" · ")),
  ];
}
