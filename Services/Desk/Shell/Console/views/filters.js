// What narrows a list: order, channel, language, queue, urgency, mood, and what is open.
import { h } from "../dom.js";

/** The filters, shown under the search box when asked for. */
export function filters(state, act, t) {
  const choose = (name, label, choices) => h("label", { class: "filter", key: name }, h("span", null, label),
    h("select", { onchange: (event) => act.setFilter(name, event.target.value) },
      [["", t("any")], ...choices].map(([value, words]) => h("option", { key: value || "any", value, selected: (state.filters[name] ?? "") === value }, words))));
  const queues = state.wall.queues.filter(({ queue }) => queue).map(({ queue, name }) => [queue, name ?? queue]);
  return h("div", { class: "filters", role: "group", "aria-label": t("filters") },
    choose("order", t("order"), [["due", t("orderDue")]]),
    choose("channel", t("channel"), known(state, "channel").map((each) => [each, each])),
    choose("language", t("spoken"), [["zh", "中文"], ["en", "English"]]),
    choose("queue", t("queues"), queues),
    choose("urgency", t("urgency"), ["normal", "high", "critical"].map((each) => [each, t(`urgency${each}`)])),
    choose("mood", t("mood"), ["bad", "neutral", "good"].map((each) => [each, t(`mood${each}`)])),
    choose("unanswered", t("answers"), [["true", t("stillOpen")], ["false", t("allAnswered")]]),
    choose("rating", t("rating"), [["low", t("ratedLow")]]),
    h("button", { class: "button small", type: "button", onclick: act.clearFilters }, t("clearFilters")));
}

/** The values that conversations at hand have. */
function known(state, field) {
  const values = Object.values(state.lists).flatMap(({ items }) => (items ?? []).map((item) => item[field]));
  return [...new Set([...values, state.filters[field]].filter(Boolean))].sort();
}
