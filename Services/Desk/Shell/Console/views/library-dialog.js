// What the bot answers from and what people insert, for who leads: a list beside the one that is edited.
import { h } from "../dom.js";
import { clock } from "../format.js";
import { icon } from "../icons.js";
import { articleEditor } from "./article-editor.js";
import { replyEditor } from "./reply-editor.js";

/** Both tabs. */
export function libraryDialog(state, act, t) {
  const { library } = state;
  if (!library) return null;
  return h("div", { class: "library-panes" },
    h("div", { class: "library-list" },
      h("div", { class: "tabs", role: "tablist", "aria-label": t("library") },
        tab("articles", t("articles"), library, act), tab("replies", t("cannedReplies"), library, act)),
      library.tab === "articles" && h("label", { class: "search", key: "search" }, icon("search"), h("span", { class: "unseen" }, t("searchArticles")),
        h("input", { type: "search", value: library.query, placeholder: t("searchArticles"), maxlength: 200, oninput: (event) => act.searchLibrary(event.target.value) })),
      items(state, act, t),
      h("button", { class: "button wide", type: "button", key: "new", onclick: act.newSubject }, t(library.tab === "articles" ? "newArticle" : "newReply"))),
    h("div", { class: "library-one", key: `${library.tab}-${library.isNew ? "new" : library.chosen}` }, one(state, act, t)));
}

function tab(name, label, library, act) {
  return h("button", { key: name, class: "tab", type: "button", role: "tab", "aria-selected": String(library.tab === name), onclick: () => act.libraryTab(name) }, label);
}

function items({ library, language }, act, t) {
  if (!library.items) return h("p", { class: "empty", key: "loading" }, t("loading"));
  if (!library.items.length) return h("p", { class: "empty", key: "none" }, t("nothingKnown"));
  return h("ul", { class: "library-items", key: "items" }, library.items.map((each) => {
    const id = each.articleId ?? each.id;
    return h("li", { key: id },
      h("button", { class: `entry ${id === library.chosen ? "chosen" : ""}`, type: "button", "data-subject": id, "aria-current": id === library.chosen ? "true" : null, onclick: () => act.chooseSubject(id) },
        h("span", { class: "name" }, each.title[language] ?? Object.values(each.title)[0] ?? id),
        h("span", { class: "chips" },
          each.edited && h("span", { class: "chip strong" }, t(each.edited.kind === "withdrawn" ? "isWithdrawn" : "isEdited")),
          library.drafts[`${library.tab}/${id}`] && h("span", { class: "chip warn" }, t("unsaved")),
          h("span", { class: "channel" }, each.folder ?? each.team ?? ""))));
  }), library.next && h("li", { key: "more" }, h("button", { class: "button wide", type: "button", onclick: act.moreOfLibrary }, t("more"))));
}

function one(state, act, t) {
  const { library } = state;
  if (library.chosen === null) return h("p", { class: "empty" }, t("chooseSubject"));
  if (!library.subject && !library.isNew) return h("p", { class: "empty" }, t("loading"));
  const draft = library.drafts[`${library.tab}/${library.chosen}`];
  return [
    library.isNew ? naming(library, act, t) : h("header", { key: "head", class: "library-head" }, h("h2", null, library.chosen), standing(library, t)),
    library.conflict && conflict(library, act, t),
    library.problem && h("p", { key: "problem", class: "alert", role: "alert" }, icon("warning"), library.problem),
    (library.tab === "articles" ? articleEditor : replyEditor)(state, act, t, draft),
    buttons(library, draft, act, t),
    history(state, t),
  ];
}

function naming(library, act, t) {
  return h("label", { key: "naming", class: "field" }, t("subjectId"),
    h("input", { type: "text", value: library.chosen, maxlength: 64, placeholder: library.tab === "articles" ? "shop.gift-wrap" : "hello", focused: true, "data-place": "subject", autocapitalize: "none", spellcheck: "false",
      oninput: (event) => act.nameSubject(event.target.value.trim()) }));
}

function standing({ subject }, t) {
  if (!subject.now) return h("span", { class: "chip bad" }, t("isWithdrawn"));
  if (!subject.inFiles) return h("span", { class: "chip" }, t("notInFiles"));
  const isFiles = subject.revision === 0 || subject.history[0]?.kind === "asInFiles";
  return h("span", { class: `chip ${isFiles ? "" : "strong"}` }, t(isFiles ? "asInFiles" : "isEdited"));
}

/** Somebody else was first: theirs is what stands, mine is what is written below. */
function conflict({ conflict: { by } }, act, t) {
  return h("div", { key: "conflict", class: "alert conflict", role: "alert" }, icon("warning"), h("span", null, t("editedMeanwhile", by)),
    h("button", { class: "button small", type: "button", onclick: act.dropDraft }, t("takeTheirs")),
    h("button", { class: "button small", type: "button", onclick: act.saveOver }, t("saveMine")));
}

function buttons(library, draft, act, t) {
  const { subject, busy, isNew } = library;
  const edited = subject && subject.revision > 0 && subject.history[0]?.kind !== "asInFiles";
  return h("footer", { key: "buttons", class: "library-buttons" },
    subject?.now && h("button", { key: "withdraw", class: "button", type: "button", disabled: busy, onclick: act.withdrawSubject }, t("withdraw")),
    edited && subject.inFiles && h("button", { key: "restore", class: "button", type: "button", disabled: busy, onclick: act.restoreSubject }, t("restore")),
    draft && h("button", { key: "drop", class: "button", type: "button", disabled: busy, onclick: act.dropDraft }, t("discard")),
    h("button", { key: "save", class: "button primary", type: "button", disabled: busy || !draft || Boolean(library.conflict) || (isNew && !library.chosen), onclick: act.saveSubject, "data-place": "save-subject" }, t("save")));
}

function history({ library: { subject }, language, now }, t) {
  if (!subject?.history.length) return null;
  return h("section", { key: "history", class: "part" }, h("h2", null, t("history")),
    h("ul", null, subject.history.map((each) => h("li", { key: each.revision },
      h("span", null, t(`edit${each.kind}`, each.by.name)), h("span", { class: "quiet" }, ` ${clock(each.at, language, now)}`)))));
}
