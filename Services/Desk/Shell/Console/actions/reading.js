// Details, knowledge and the wall: what the page asks for, and what the stream tells it.
import { withQuery } from "../api.js";
import { isSupervisor } from "../lists.js";
import { soon } from "../soon.js";
import { patched } from "../store.js";

const TYPING_SHOWN = 6_000;

/** Keeps the objects that did not change, so that what shows them need not be drawn again. */
function settled(before, now, key = "eventId") {
  const held = new Map((before ?? []).map((each) => [each[key], each]));
  return (now ?? []).map((each) => {
    const old = held.get(each[key]);
    return old && JSON.stringify(old) === JSON.stringify(each) ? old : each;
  });
}

/** A conversation as it is now, with whatever of it is as it was. */
function kept(before, now) {
  return {
    ...now, messages: settled(before?.messages, now.messages), notes: settled(before?.notes, now.notes),
    moves: settled(before?.moves, now.moves), merged: settled(before?.merged, now.merged, "conversationId"),
  };
}

/** The first customer's message that this agent's page had not shown; null where it had shown all. */
function firstUnread({ messages, shownThroughSeq }) {
  if (shownThroughSeq === undefined || shownThroughSeq === null) return null;
  return messages.find(({ seq, author }) => author.role === "customer" && seq > shownThroughSeq)?.seq ?? null;
}

/** Actions that read. */
export function readingActions({ store, call, act, said, alert }) {
  const refreshDetail = soon((id) => loadDetail(id), 20);
  const refreshWall = soon(() => loadWall(), 400);

  async function loadDetail(id, atLeast) {
    try {
      const detail = await call("GET", withQuery(`/v1/conversations/${id}`, { atLeast }));
      store.set((state) => ({
        details: { ...state.details, [id]: kept(state.details[id], detail) },
        markers: id in state.markers ? state.markers : { ...state.markers, [id]: firstUnread(detail) },
        pending: patched(state.pending, id, {
          items: (state.pending[id]?.items ?? []).filter(
            (item) => !detail.messages.some((message) => message.eventId === item.eventId)
              && !(detail.notes ?? []).some((note) => note.eventId === item.eventId)),
        }),
      }));
    } catch (problem) {
      if (problem.status === 404) forget(id);
      else act.failed(problem);
    }
  }

  function forget(id) {
    store.set((state) => {
      const { [id]: gone, ...details } = state.details;
      return { details, open: state.open === id ? null : state.open, pane: state.open === id ? "list" : state.pane };
    });
  }

  async function loadWall() {
    try {
      const [queues, agents] = await Promise.all([call("GET", "/v1/queues?limit=200"), call("GET", "/v1/agents?limit=200")]);
      store.set({ wall: { queues: queues.items, agents: agents.items } });
      if (store.get().dialog?.line) act.showLine(store.get().dialog.line);
    } catch { /* the wall is shown as it was; the connection's state says why */ }
  }

  /** What else this customer asked, by the id that their gateway gives them. */
  async function loadRelated(id) {
    const customer = store.get().details[id]?.customer?.id;
    if (!customer) return;
    try {
      const page = await call("GET", withQuery("/v1/conversations", { customer, limit: 10 }));
      const items = page.items.filter((item) => item.conversationId !== id);
      store.set((state) => ({ related: { ...state.related, [id]: items } }));
    } catch { /* they are not needed to go on */ }
  }

  function refresh() {
    act.refreshLists();
    refreshWall("wall");
    const { open } = store.get();
    if (open) refreshDetail(open);
  }

  /** One that stands beside the open conversation, as it is now. */
  function relatedChanged(item) {
    const { open, related } = store.get();
    if (!related[open]?.some(({ conversationId }) => conversationId === item.conversationId)) return;
    store.set({ related: { ...related, [open]: related[open].map((each) => (each.conversationId === item.conversationId ? { ...each, ...item } : each)) } });
  }

  const types = (id, until) => store.set((state) => ({ typing: { ...state.typing, [id]: until } }));

  function customerWrote(id, message) {
    types(id, 0);
    const mine = store.get().lists.me?.items?.some((item) => item.conversationId === id);
    if (!mine) return;
    act.changeItem(id, (item) => ({ unread: (item.unread ?? 0) + 1 }));
    said("customerSaid", message.author.name ?? "", message.text);
    if (document.hidden) alert(message.author.name ?? "", message.text);
  }

  const heard = {
    offer: (offer) => act.offered(offer),
    offerEnded: (ended) => act.offerEnded(ended),
    conversation(conversation) {
      act.conversationChanged(conversation);
      relatedChanged(conversation);
      if (store.get().details[conversation.conversationId]) refreshDetail(conversation.conversationId);
    },
    gone({ conversationId }) {
      act.conversationGone(conversationId);
      forget(conversationId);
    },
    message({ conversationId, message }) {
      if (store.get().details[conversationId]) refreshDetail(conversationId);
      if (message?.author?.role === "customer") customerWrote(conversationId, message);
    },
    replies: () => act.loadReplies(),
    mention: ({ conversationId, note }) => act.mentioned(conversationId, note),
    looking: (colleague) => act.colleagueLooks(colleague),
    presence: (told) => act.presenceTold(told),
    suggestion: ({ conversationId }) => store.get().details[conversationId] && refreshDetail(conversationId),
    queue({ queues }) {
      store.set((state) => ({ wall: { ...state.wall, queues: queues ?? state.wall.queues } }));
      if (store.get().dialog?.kind === "wall") refreshWall("wall");
    },
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
    loadRelated,
    streamed(event) {
      let data;
      try { data = JSON.parse(event.data); } catch { return; }
      heard[event.name]?.(data);
    },
    async openConversation(id, atLeast) {
      store.set((state) => {
        const { [id]: seen, ...markers } = state.markers;
        return { open: id, pane: "talk", newer: false, markers: state.open === id ? state.markers : markers };
      });
      await loadDetail(id, atLeast);
      act.look();
      loadRelated(id);
    },
    closeConversation: () => store.set({ pane: "list" }),
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
    async loadReplies() {
      try { store.set({ replies: (await call("GET", "/v1/replies?limit=200")).items }); } catch { /* none are offered */ }
    },
    async loadDay() {
      const since = new Date();
      since.setHours(0, 0, 0, 0);
      try { store.set({ day: await call("GET", withQuery("/v1/me/day", { since: since.toISOString() })) }); } catch (problem) { act.failed(problem); }
    },
    /** What customers rated low, for who leads. */
    review() {
      if (!isSupervisor(store.get().me)) return;
      store.set({ tab: "closed", query: "", filters: { rating: "low" }, filtering: true, lists: {} });
      act.refreshLists();
    },
  };
}
