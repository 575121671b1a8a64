// The knowledge articles and canned replies, edited by who leads: what stands here goes nowhere before it is saved.
import { withQuery } from "../api.js";
import { articleOf, draftOf, questionsOf, replyOf } from "../library.js";
import { soon } from "../soon.js";

const PAGE = 60;

/** Actions about the library. */
export function libraryActions({ store, call, act, said }) {
  const library = () => store.get().library;
  const change = (part) => store.set((state) => ({ library: { ...state.library, ...(typeof part === "function" ? part(state.library) : part) } }));
  const key = () => `${library().tab}/${library().chosen}`;
  const path = ({ tab, chosen }) => `/v1/${tab === "articles" ? "knowledge/articles" : "replies"}/${encodeURIComponent(chosen)}`;
  const list = soon(() => loadList(), 150);

  async function loadList(after) {
    const { tab, query } = library();
    try {
      const page = await call("GET", withQuery(tab === "articles" ? "/v1/knowledge/articles" : "/v1/replies", { ...(tab === "articles" ? { q: query } : { withdrawn: true }), limit: PAGE, after }));
      if (library().tab !== tab || library().query !== query) return;
      change((held) => ({ items: after ? [...held.items, ...page.items] : page.items, next: page.next ?? null }));
    } catch (problem) {
      act.failed(problem);
    }
  }

  /** What is saved of the chosen one; what somebody writes about it stays. */
  async function loadSubject() {
    const { chosen, tab } = library();
    try {
      const subject = await call("GET", path(library()));
      if (library().chosen === chosen && library().tab === tab) change({ subject });
    } catch (problem) {
      act.failed(problem);
    }
  }

  /** The change as the server takes it: what is written, or another. */
  const written = () => {
    const { tab, draft } = { ...library(), draft: library().drafts[key()] };
    return tab === "articles" ? { article: articleOf(draft.content) } : { reply: replyOf(draft.content) };
  };

  async function post(body) {
    const draft = library().drafts[key()];
    const basedOn = draft?.basedOn ?? library().subject?.revision ?? 0;
    change({ busy: true });
    try {
      await call("POST", path(library()), { commandId: crypto.randomUUID(), basedOn, ...body });
      change(({ drafts }) => ({ drafts: { ...drafts, [key()]: undefined }, isNew: false, conflict: null, preview: null }));
      said("saved");
      act.notice("saved");
      await Promise.all([loadSubject(), loadList()]);
    } catch (problem) {
      if (problem.body.editedBy) {
        await loadSubject();
        if (draft) change({ conflict: { by: problem.body.editedBy.name } });
        else act.failed(problem);
      } else {
        change({ problem: explainedField(problem) });
        act.failed(problem);
      }
    }
    change({ busy: false });
  }

  return {
    openLibrary(tab = "articles", id = null) {
      store.set({ library: { tab, query: "", items: null, next: null, chosen: null, subject: null, drafts: library()?.drafts ?? {}, language: store.get().language, questions: "", preview: null } });
      act.openDialog("library");
      list("list");
      if (id) act.chooseSubject(id);
    },
    libraryTab(tab) {
      change({ tab, query: "", items: null, next: null, chosen: null, subject: null, preview: null, conflict: null, problem: null, isNew: false });
      list("list");
    },
    searchLibrary(query) {
      change({ query });
      list("list");
    },
    moreOfLibrary: () => loadList(library().next),
    chooseSubject(chosen) {
      change({ chosen, subject: null, preview: null, conflict: null, problem: null, isNew: false });
      loadSubject();
    },
    newSubject() {
      change({ chosen: "", subject: null, preview: null, conflict: null, problem: null, isNew: true });
    },
    nameSubject: (chosen) => change(({ drafts, ...held }) => {
      const { [`${held.tab}/${held.chosen}`]: draft, ...others } = drafts;
      return { chosen, drafts: { ...others, [`${held.tab}/${chosen}`]: draft } };
    }),
    libraryLanguage: (language) => change({ language }),
    /** What is written from here on is on top of what was saved when somebody began. */
    editDraft(edit) {
      const { subject, tab, drafts } = library();
      const draft = drafts[key()] ?? { basedOn: subject?.revision ?? 0, content: draftOf(tab, subject?.now ?? subject?.inFiles) };
      change({ drafts: { ...drafts, [key()]: { ...draft, content: edit(draft.content) } }, problem: null });
    },
    dropDraft: () => change(({ drafts }) => ({ drafts: { ...drafts, [key()]: undefined }, conflict: null, problem: null, preview: null })),
    /** Mine instead of what was saved meanwhile, which its author was shown. */
    saveOver() {
      change(({ drafts, subject }) => ({ conflict: null, drafts: { ...drafts, [key()]: { ...drafts[key()], basedOn: subject?.revision ?? 0 } } }));
      return post(written());
    },
    saveSubject: () => post(written()),
    withdrawSubject: () => post({ withdrawn: true }),
    restoreSubject: () => post({ asInFiles: true }),
    askQuestions: (questions) => change({ questions }),
    async previewSubject() {
      const { chosen, questions, drafts, subject, tab } = library();
      const content = drafts[key()]?.content ?? draftOf(tab, subject?.now ?? subject?.inFiles);
      change({ previewing: true });
      try {
        const page = await call("POST", "/v1/knowledge/preview", { articleId: chosen, questions: questionsOf(content, questions), article: articleOf(content) });
        change({ preview: page.items, problem: null });
      } catch (problem) {
        change({ problem: explainedField(problem) });
        act.failed(problem);
      }
      change({ previewing: false });
    },
  };
}

/** Which field is wrong, and how. */
function explainedField(problem) {
  const first = problem.body.errors?.[0];
  return first ? `${first.pointer} ${first.detail}` : null;
}
