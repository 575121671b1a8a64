// What the bot would say, to insert by a click or Alt with a digit.
import { h } from "../dom.js";
import { percent } from "../format.js";
import { icon } from "../icons.js";

const SHOWN = 3;

/** The events of those that stand above the writing place of who holds the conversation. */
export function shownSuggestions(detail) {
  return (detail?.suggestions ?? []).slice(0, SHOWN).map(({ eventId }) => eventId);
}

/** The suggestions for the agent who holds the conversation. */
export function suggestions(detail, state, act, t) {
  const list = (detail.suggestions ?? []).slice(0, SHOWN);
  if (!list.length) return null;
  return h("section", { class: "suggestions", "aria-label": t("suggestions"), key: "suggestions" },
    h("h2", null, icon("spark"), t("suggestions")),
    h("ol", null, list.map((each, index) =>
      h("li", { key: `${each.eventId}-${index}` },
        h("button", { class: "suggestion", type: "button", title: t("insertKey", index + 1), onclick: () => act.insert(state.open, each.text, each.eventId) },
          h("span", { class: "text" }, each.text),
          h("span", { class: "meta" },
            each.sources?.[0] && h("span", { class: "source" }, each.sources[0].title ?? each.sources[0].articleId),
            each.confidence !== undefined && h("span", null, percent(each.confidence)),
            h("kbd", null, `Alt+${index + 1}`)))))));
}
