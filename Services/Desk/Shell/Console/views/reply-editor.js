// A canned reply in both languages.
import { h } from "../dom.js";
import { draftOf } from "../library.js";
import { languageTabs } from "./article-editor.js";

const placeholders = ["customer", "agent", "queue", "order_number", "amount", "date", "product", "phone", "email"];

/** `draft` is what is written of it; nil where nothing is. */
export function replyEditor(state, act, t, draft) {
  const { library } = state;
  const content = draft?.content ?? draftOf("replies", library.subject?.now ?? library.subject?.inFiles);
  const { language } = library;
  const edit = (name, value) => act.editDraft((held) => ({ ...held, [name]: { ...held[name], [language]: value } }));
  return h("div", { key: "reply", class: "article-editor" },
    languageTabs(library, act, state.language, t),
    h("div", { key: `texts-${language}`, class: "texts" },
      h("label", { class: "field" }, t("articletitle"),
        h("input", { type: "text", maxlength: 100, value: content.title[language], lang: language, "data-field": "title", oninput: (event) => edit("title", event.target.value) })),
      h("label", { class: "field" }, t("replyText"),
        h("textarea", { rows: 6, value: content.text[language], lang: language, "data-field": "text", oninput: (event) => edit("text", event.target.value) })),
      h("p", { class: "quiet" }, t("replyPlaceholders", placeholders.map((each) => `{${each}}`).join(" ")))));
}
