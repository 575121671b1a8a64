// The knowledge base as the bot sees it, to read and to insert from.
import { h } from "../dom.js";
import { icon } from "../icons.js";
import { isSupervisor } from "../lists.js";
import { isMine } from "./conversation.js";

/** Search and its results. */
export function knowledge(state, act, t) {
  const { query, results, busy } = state.knowledge;
  const detail = state.details[state.open];
  const mine = detail && isMine(detail, state);
  return h("div", { class: "knowledge" },
    h("label", { class: "search" }, icon("search"), h("span", { class: "unseen" }, t("searchKnowledge")),
      h("input", {
        type: "search", value: query, placeholder: t("searchKnowledge"), maxlength: 200, "data-place": "knowledge",
        oninput: (event) => act.searchKnowledge(event.target.value),
      })),
    !results && h("p", { class: "empty" }, t("knowledgeLead")),
    results && !results.length && !busy && h("p", { class: "empty" }, t("nothingKnown")),
    results?.length > 0 && h("ul", { class: "articles" }, results.map((article) =>
      h("li", { key: article.articleId },
        h("h3", null, article.title ?? article.question),
        h("p", { class: "text" }, article.answer),
        h("p", { class: "article-foot" }, h("span", { class: "quiet" }, article.articleId),
          isSupervisor(state.me) && h("button", { class: "button small plain", type: "button", onclick: () => act.openLibrary("articles", article.articleId) }, t("edit")),
          mine && h("button", { class: "button small", type: "button", onclick: () => act.insert(state.open, article.answer) }, t("insert")))))));
}
