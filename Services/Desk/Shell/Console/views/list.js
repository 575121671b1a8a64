// The conversations: mine, waiting, with the bot, ended; and the search over all that was said.
import { h } from "../dom.js";
import { span } from "../format.js";
import { icon } from "../icons.js";
import { wordsOf } from "../words.js";

const tabs = [["me", "mine", "nothingMine"], ["queue", "queueTab", "nothingQueue"], ["bot", "botTab", "nothingBot"], ["closed", "closedTab", "nothingClosed"]];

/** The left column. */
export function list(state, act, t) {
  const held = state.lists[state.tab] ?? {};
  return [
    h("div", { class: "list-head", key: "head" }, tabList(state, act, t), searchBox(state, act, t)),
    idle(state, act, t),
    h("div", { class: "list-body", key: "body", role: "tabpanel", id: "list-panel", "aria-labelledby": `tab-${state.tab}`, "aria-busy": held.loading ? "true" : null },
      entries(state, held, act, t),
      held.next && h("button", { class: "button wide", type: "button", onclick: () => act.loadMore(state.tab) }, t("more"))),
  ];
}

/** Says to who receives nothing how to begin. */
function idle(state, act, t) {
  const { presence, acceptingWork, busy } = state.presence;
  if (!state.me || (presence === "online" && acceptingWork)) return null;
  return h("p", { class: "idle", key: "idle" }, h("span", null, t("acceptingOff")),
    h("button", { class: "button small primary", type: "button", disabled: busy, onclick: () => act.setPresence({ presence: "online", acceptingWork: true }) }, t("startWork")));
}

function tabList(state, act, t) {
  const step = { ArrowRight: 1, ArrowLeft: -1 };
  function turn(event) {
    if (!(event.key in step)) return;
    const at = tabs.findIndex(([tab]) => tab === state.tab);
    const next = tabs[(at + step[event.key] + tabs.length) % tabs.length][0];
    act.chooseTab(next);
    document.getElementById(`tab-${next}`).focus();
  }
  return h("div", { class: "tabs", role: "tablist", "aria-label": t("conversations"), onkeydown: turn },
    tabs.map(([tab, label]) => {
      const { items, next } = state.lists[tab] ?? {};
      const chosen = tab === state.tab;
      return h("button", {
        key: tab, id: `tab-${tab}`, class: "tab", type: "button", role: "tab", "aria-selected": String(chosen),
        "aria-controls": "list-panel", tabindex: chosen ? 0 : -1, onclick: () => act.chooseTab(tab),
      }, t(label), tab !== "closed" && items?.length > 0 && h("span", { class: "count" }, `${items.length}${next ? "+" : ""}`));
    }));
}

function searchBox(state, act, t) {
  return h("label", { class: "search" }, icon("search"), h("span", { class: "unseen" }, t("search")),
    h("input", {
      type: "search", placeholder: t("search"), value: state.query, maxlength: 200, "data-place": "search",
      oninput: (event) => act.search(event.target.value),
    }));
}

function entries(state, held, act, t) {
  if (held.problem) return h("p", { class: "empty", role: "alert", key: "problem" }, held.problem);
  if (!held.items) return h("p", { class: "empty", key: "loading" }, t("loading"));
  if (!held.items.length) {
    const [, , nothing] = tabs.find(([tab]) => tab === state.tab);
    return h("p", { class: "empty", key: "empty" }, state.query ? t("nothingFound", state.query) : t(nothing));
  }
  return h("ul", { class: "entries", key: "entries" }, held.items.map((item) => entry(item, state, act, t)));
}

function entry(item, state, act, t) {
  const chosen = item.conversationId === state.open;
  const last = item.lastMessage;
  const name = item.customer?.name ?? t("customer");
  const age = last ? span(state.now + state.skew - Date.parse(last.at)) : "";
  return h("li", { key: item.conversationId },
    h("button", {
      class: `entry ${chosen ? "chosen" : ""} ${item.unanswered ? "unanswered" : ""}`, type: "button",
      "aria-current": chosen ? "true" : null, onclick: () => act.openConversation(item.conversationId),
    },
      h("span", { class: "line" }, h("b", { class: "name" }, name), h("span", { class: "age" }, age)),
      h("span", { class: "said" }, last && last.role !== "customer" && h("span", { class: "role" }, t("named", t(last.role), "")), item.found ?? last?.text ?? ""),
      h("span", { class: "chips" }, marks(item, state, t))));
}

function marks(item, state, t) {
  const urgent = item.urgency === "high" || item.urgency === "critical";
  return [
    item.unanswered > 0 && h("span", { key: "open", class: "chip warn", title: t("unanswered", item.unanswered) }, String(item.unanswered),
      h("span", { class: "unseen" }, t("unanswered", item.unanswered))),
    item.waitingSince && item.control.owner === "queue"
      && h("span", { key: "wait", class: "chip warn" }, t("waiting", span(state.now + state.skew - Date.parse(item.waitingSince)))),
    urgent && h("span", { key: "urgent", class: "chip bad" }, wordsOf(state.language, "urgency", item.urgency)),
    item.queueName && h("span", { key: "queue", class: "chip" }, item.queueName),
    item.reason && h("span", { key: "reason", class: "chip" }, wordsOf(state.language, "reason", item.reason)),
    item.control.owner === "agent" && item.control.agentId !== state.session.agentId
      && h("span", { key: "agent", class: "chip" }, item.control.agentName ?? item.control.agentId),
    h("span", { key: "channel", class: "channel" }, item.channel),
  ];
}
