// An article in both languages, and beside it what the bot says to its questions now and would say with the change.
import { h } from "../dom.js";
import { languageName, percent } from "../format.js";
import { draftOf } from "../library.js";
import { wordsOf } from "../words.js";

/** `draft` is what is written of it; nil where nothing is. */
export function articleEditor(state, act, t, draft) {
  const { library } = state;
  const content = draft?.content ?? draftOf("articles", library.subject?.now ?? library.subject?.inFiles);
  const { language } = library;
  const text = content.texts[language];
  const edit = (change) => act.editDraft((held) => ({ ...held, texts: { ...held.texts, [language]: { ...held.texts[language], ...change } } }));
  const field = (name, rows) => h("label", { key: name, class: "field" }, t(`article${name}`),
    h(rows ? "textarea" : "input", { ...(rows ? { rows } : { type: "text", maxlength: 500 }), value: text[name], lang: language, "data-field": name, oninput: (event) => edit({ [name]: event.target.value }) }));
  return h("div", { key: "article", class: "article-editor" },
    library.isNew && h("label", { key: "folder", class: "field" }, t("folder"),
      h("select", { onchange: (event) => act.editDraft((held) => ({ ...held, folder: event.target.value })) },
        ["", ...folders(library)].map((each) => h("option", { key: each || "all", value: each, selected: content.folder === each }, each || t("everybodys"))))),
    content.escalation && h("p", { key: "people", class: "quiet" }, t("forPeople")),
    languageTabs(library, act, state.language, t),
    h("div", { key: `texts-${language}`, class: "texts" }, field("title"), field("question"), field("similar", 4), field("answer", 6)),
    preview(state, act, t));
}

/** The folders that articles of the list are in. */
function folders({ items }) {
  return [...new Set((items ?? []).map(({ folder }) => folder).filter(Boolean))].sort();
}

/** Which language is edited. */
export function languageTabs(library, act, shown, t) {
  return h("div", { key: "languages", class: "tabs", role: "tablist", "aria-label": t("spoken") }, ["en", "zh"].map((each) =>
    h("button", { key: each, class: "tab", type: "button", role: "tab", "aria-selected": String(library.language === each), onclick: () => act.libraryLanguage(each) }, languageName(each, shown))));
}

function preview(state, act, t) {
  const { library } = state;
  return h("section", { key: "preview", class: "preview" },
    h("h3", null, t("preview")),
    h("label", { class: "field" }, t("previewQuestions"),
      h("textarea", { rows: 2, value: library.questions, "data-field": "questions", placeholder: t("previewHint"), oninput: (event) => act.askQuestions(event.target.value) })),
    h("button", { class: "button", type: "button", disabled: library.previewing || !library.chosen, onclick: act.previewSubject, "data-place": "preview" }, t(library.previewing ? "loading" : "showPreview")),
    library.preview && table(library.preview, state, t));
}

function table(rows, state, t) {
  return h("div", { class: "preview-rows", role: "table", "aria-label": t("preview"), key: "rows" },
    h("div", { role: "row", class: "heads", key: "heads" }, ["question", "saysNow", "wouldSay"].map((name) => h("span", { key: name, role: "columnheader" }, t(name === "question" ? "articlequestion" : name)))),
    rows.map(({ question, now, then }, index) => {
      const isOther = JSON.stringify(now) !== JSON.stringify(then);
      return h("div", { role: "row", key: `${index}-${question}`, class: isOther ? "changed" : "" },
        h("span", { role: "rowheader" }, question),
        said(now, state, t), isOther ? said(then, state, t) : h("span", { role: "cell", class: "quiet" }, t("theSame")));
    }));
}

function said(reading, state, t) {
  const { kind, text, offers, reason, queueName, queue, connector, title, confidence } = reading;
  const named = state.connectors.find(({ id }) => id === connector)?.title;
  const what = {
    answers: t("saidanswers"), asksBack: t("saidasksBack"), nothing: t("saidnothing"),
    handsOver: t("saidhandsOver", queueName ?? queue ?? "", wordsOf(state.language, "reason", reason ?? "")),
    looksUp: t("saidlooksUp", named?.[state.language] ?? named?.en ?? connector ?? ""),
  }[kind];
  return h("span", { role: "cell", class: `said ${kind}` }, h("b", null, what),
    title && kind !== "nothing" && h("span", { class: "quiet" }, ` ${title} · ${percent(confidence)}`),
    text && h("span", { class: "text" }, text),
    offers.length > 0 && h("span", { class: "text" }, offers.map((each) => `· ${each}`).join("\n")));
}
