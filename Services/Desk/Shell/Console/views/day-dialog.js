// How the agent's own day went: handled, times, ratings.
import { h } from "../dom.js";
import { span } from "../format.js";

/** The day since midnight by this browser's clock. */
export function dayDialog(state, act, t) {
  const { day } = state;
  if (!day) return h("p", { class: "quiet" }, t("loading"));
  const rows = [
    [t("dayTaken"), String(day.taken)], [t("dayResolved"), String(day.resolved)],
    [t("dayHandle"), day.handleP50Ms === undefined ? "–" : span(day.handleP50Ms)],
    [t("dayRatings"), day.ratings ? t("dayRated", day.meanRating.toFixed(1), day.ratings) : "–"],
    [t("daySuggestions"), t("daySuggested", day.suggestionsShown, day.suggestionsUsed, day.suggestionsEdited, day.suggestionsIgnored)],
  ];
  return h("dl", { class: "facts day" }, rows.map(([name, value]) => [h("dt", { key: `${name}-t` }, name), h("dd", { key: `${name}-d` }, value)]));
}
