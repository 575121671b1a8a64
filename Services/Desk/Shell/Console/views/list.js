// The conversations: mine, the team's, waiting, with the bot, ended; and the search over all that was said.
import { h } from "../dom.js";
import { icon } from "../icons.js";
import { hasMore, lists, tabsOf } from "../lists.js";
import { entry } from "./entry.js";
import { filters } from "./filters.js";

/** The left column. */
export function list(state, act, t) {
  const held = state.lists[state.tab] ?? {};
  return [
    h("div", { class: "list-head", key: "head" }, tabList(state, act, t), searchBox(state, act, t), state.filtering && filters(state, act, t)),
    idle(state, act, t),
    h("div", { class: "list-body", key: "body", role: "tabpanel", id: "list-panel", "aria-labelledby": `tab-${state.tab}`, "aria-busy": held.loading ? "true" : null,
      onpointerenter: () => act.holdList(true), onpointerleave: () => act.holdList(false) },
      state.tab === "queue" && state.me?.capacity > 0 && state.presence.presence === "online" && held.items?.length > 0
        && h("button", { class: "button wide next", type: "button", key: "next", onclick: () => act.takeNext() }, t("takeNext")),
      entries(state, held, act, t),
      hasMore(held) && h("button", { class: "button wide", type: "button", onclick: () => act.loadMore(state.tab) }, t("more"))),
  ];
}

/** Says to who receives nothing how to begin. */
function idle(state, act, t) {
  const { presence, acceptingWork, busy } = state.presence;
  if (!state.me || state.me.capacity === 0 || (presence === "online" && acceptingWork)) return null;
  return h("p", { class: "idle", key: "idle" }, h("span", null, t("acceptingOff")),
    h("button", { class: "button small primary", type: "button", disabled: busy, onclick: () => act.setPresence({ presence: "online", acceptingWork: true }) }, t("startWork")));
}

function tabList(state, act, t) {
  const tabs = tabsOf(state.me);
  const step = { ArrowRight: 1, ArrowLeft: -1 };
  function turn(event) {
    if (!(event.key in step)) return;
    const next = tabs[(tabs.indexOf(state.tab) + step[event.key] + tabs.length) % tabs.length];
    act.chooseTab(next);
    document.getElementById(`tab-${next}`).focus();
  }
  return h("div", { class: "tabs", role: "tablist", "aria-label": t("conversations"), onkeydown: turn },
    tabs.map((tab) => {
      const chosen = tab === state.tab;
      const count = state.counts[tab] ?? 0;
      return h("button", {
        key: tab, id: `tab-${tab}`, class: "tab", type: "button", role: "tab", "aria-selected": String(chosen),
        "aria-controls": "list-panel", tabindex: chosen ? 0 : -1, onclick: () => act.chooseTab(tab),
      }, t(lists[tab].words), count > 0 && h("span", { class: "count" }, String(count)),
      tab === "me" && state.counts.unread > 0 && h("span", { class: "unread-dot", title: t("unreadIn", state.counts.unread) }, h("span", { class: "unseen" }, t("unreadIn", state.counts.unread))));
    }));
}

function searchBox(state, act, t) {
  const narrowed = Object.values(state.filters).some(Boolean);
  return h("div", { class: "search-row" },
    h("label", { class: "search" }, icon("search"), h("span", { class: "unseen" }, t("search")),
      h("input", {
        type: "search", placeholder: t("search"), value: state.query, maxlength: 200, "data-place": "search",
        oninput: (event) => act.search(event.target.value),
      })),
    h("button", {
      class: `button tool ${narrowed ? "on" : ""}`, type: "button", "aria-label": t("filters"), title: t("filters"),
      "aria-expanded": String(state.filtering), onclick: act.toggleFilters,
    }, icon("filter")));
}

function entries(state, held, act, t) {
  if (held.problem) return h("p", { class: "empty", role: "alert", key: "problem" }, held.problem);
  if (!held.items) return h("p", { class: "empty", key: "loading" }, t("loading"));
  if (!held.items.length) {
    return h("p", { class: "empty", key: "empty" }, state.query ? t("nothingFound", state.query) : t(lists[state.tab].empty));
  }
  const now = state.now + state.skew;
  return h("ul", { class: "entries", key: "entries" }, held.items.map((item) =>
    entry(item, item.conversationId === state.open, Math.floor(now / 1000), state.language, state.session.agentId, act)));
}
