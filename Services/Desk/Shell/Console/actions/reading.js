// Lists, details, knowledge and the wall: what the page asks for, and what the stream tells it.
import { withQuery } from "../api.js";
import { patched } from "../store.js";

const PAGE = 40;
const TYPING_SHOWN = 6_000;

/** Keeps the objects that did not change, so that what shows them need not be drawn again. */
function settled(before, now) {
  const held = new Map((before ?? []).map((each) => [each.eventId, each]));
  return now.map((each) => {
    const old = held.get(each.eventId);
    return old && JSON.stringify(old) === JSON.stringify(each) ? old : each;
  });
}

/** Runs `work` soon, once for many askings, and again if asked while it ran. */
function soon(work, pause) {
  const due = new Map();
  return function ask(key) {
    if (due.has(key)) return due.set(key, true);
    due.set(key, false);
    setTimeout(async () => {
      await work(key);
      const again = due.get(key);
      due.delete(key);
      if (again) ask(key);
    }, pause);
  };
}

/** Actions that read. */
export function readingActions({ store, call, act, said }) {
  const refreshDetail = soon((id) => loadDetail(id), 20);
  const refreshList = soon((tab) => loadList(tab), 120);
  const refreshWall = soon(() => loadWall(), 300);

  async function loadList(tab, after) {
    const { query } = store.get();
    const path = withQuery("/v1/conversations", { owner: tab, q: query, limit: PAGE, after });
    store.set((state) => ({ lists: patched(state.lists, tab, { loading: true }) }));
    try {
      const page = await call("GET", path);
      if (store.get().query !== query) return;
      store.set((state) => ({
        lists: patched(state.lists, tab, (list) => ({
          items: after ? [...(list.items ?? []), ...page.items] : page.items,
          next: page.next ?? null, loading: false, problem: null,
        })),
      }));
    } catch (problem) {
      store.set((state) => ({ lists: patched(state.lists, tab, { loading: false, problem: problem.message }) }));
    }
  }

  async function loadDetail(id, atLeast) {
    try {
      const detail = await call("GET", withQuery(`/v1/conversations/${id}`, { atLeast }));
      store.set((state) => ({
        details: {
          ...state.details,
          [id]: { ...detail, messages: settled(state.details[id]?.messages, detail.messages) },
        },
        pending: patched(state.pending, id, {
          items: (state.pending[id]?.items ?? []).filter(
            (item) => !detail.messages.some((message) => message.eventId === item.eventId)
              && !(detail.notes ?? []).some((note) => note.eventId === item.eventId)),
        }),
      }));
    } catch (problem) {
      if (problem.status === 404) store.set((state) => ({ open: state.open === id ? null : state.open }));
      else act.failed(problem);
    }
  }

  async function loadWall() {
    try {
      const [queues, agents] = await Promise.all([call("GET", "/v1/queues?limit=200"), call("GET", "/v1/agents?limit=200")]);
      store.set({ wall: { queues: queues.items, agents: agents.items } });
    } catch { /* the wall is shown as it was; the connection's state says why */ }
  }

  function refresh() {
    for (const tab of ["me", "queue", "bot", "closed"]) refreshList(tab);
    refreshWall("wall");
    const { open } = store.get();
    if (open) refreshDetail(open);
  }

  const types = (id, until) => store.set((state) => ({ typing: { ...state.typing, [id]: until } }));

  const heard = {
    offer: (offer) => act.offered(offer),
    offerEnded: (ended) => act.offerEnded(ended),
    conversation(conversation) {
      for (const tab of ["me", "queue", "bot"]) refreshList(tab);
      if (conversation.control?.owner === "none" || store.get().tab === "closed") refreshList("closed");
      if (store.get().details[conversation.conversationId]) refreshDetail(conversation.conversationId);
    },
    message({ conversationId, message }) {
      if (store.get().details[conversationId]) refreshDetail(conversationId);
      if (message?.author?.role !== "customer") return;
      types(conversationId, 0);
      if (store.get().lists.me?.items?.some((item) => item.conversationId === conversationId)) {
        said("customerSaid", message.author.name ?? "", message.text);
      }
    },
    presence: (told) => act.presenceTold(told),
    suggestion: ({ conversationId }) => store.get().details[conversationId] && refreshDetail(conversationId),
    queue: ({ queues }) => store.set((state) => ({ wall: { ...state.wall, queues: queues ?? state.wall.queues } })),
    typing({ conversationId }) {
      const until = Date.now() + TYPING_SHOWN;
      types(conversationId, until);
      setTimeout(() => store.get().typing[conversationId] === until && types(conversationId, 0), TYPING_SHOWN);
    },
    reset() {
      store.set({ offers: [] });
      refresh();
    },
  };

  return {
    refresh,
    reload: refreshDetail,
    loadMore: (tab) => loadList(tab, store.get().lists[tab]?.next),
    streamed(event) {
      let data;
      try { data = JSON.parse(event.data); } catch { return; }
      heard[event.name]?.(data);
    },
    async openConversation(id, atLeast) {
      store.set({ open: id, pane: "talk" });
      await loadDetail(id, atLeast);
    },
    closeConversation: () => store.set({ pane: "list" }),
    chooseTab(tab) {
      store.set({ tab });
      refreshList(tab);
    },
    search(query) {
      store.set({ query });
      refreshList(store.get().tab);
    },
    async searchKnowledge(query) {
      store.set((state) => ({ knowledge: { ...state.knowledge, query, busy: true } }));
      if (!query.trim()) return store.set({ knowledge: { query, busy: false, results: null } });
      try {
        const found = await call("GET", withQuery("/v1/knowledge/search", { q: query, limit: 8 }));
        if (store.get().knowledge.query === query) {
          store.set({ knowledge: { query, busy: false, results: found.items } });
        }
      } catch (problem) {
        store.set({ knowledge: { query, busy: false, results: null } });
        act.failed(problem);
      }
    },
    loadWall: () => refreshWall("wall"),
  };
}
