// The lists, their search and filters: loaded from the server, and kept up with the stream.
import { withQuery } from "../api.js";
import { changed, ordered, PAGE, placed, tabsOf, wanted } from "../lists.js";
import { soon } from "../soon.js";
import { keep, patched } from "../store.js";

/** The most that the server gives at once. */
const MOST = 200;

/** Actions about the lists. */
export function listActions({ store, call, act }) {
  const refreshList = soon((tab) => loadList(tab), 120);
  const refreshSeldom = soon((tab) => loadList(tab), 1_000);
  const refreshCounts = soon(() => loadCounts(), 600);

  /** From the beginning as many as somebody wanted before, or the next after a place. */
  async function loadList(tab, after, more = 0) {
    const { query, filters, lists } = store.get();
    const limit = after ? PAGE : Math.min(MOST, (lists[tab]?.wanted ?? PAGE) + more);
    const path = withQuery("/v1/conversations", { owner: tab, q: query, ...wanted(filters), limit, after });
    store.set((state) => ({ lists: patched(state.lists, tab, { loading: true }) }));
    try {
      const page = await call("GET", path);
      if (store.get().query !== query || store.get().filters !== filters) return;
      store.set((state) => ({
        lists: patched(state.lists, tab, (list) => ({
          items: after ? [...(list.items ?? []), ...page.items] : page.items,
          wanted: after ? (list.items ?? []).length + PAGE : limit,
          next: page.next ?? null, isCut: false, loading: false, problem: null,
        })),
      }));
    } catch (problem) {
      store.set((state) => ({ lists: patched(state.lists, tab, { loading: false, problem: problem.message }) }));
    }
  }

  async function loadCounts() {
    try { store.set({ counts: await call("GET", "/v1/counts") }); } catch { /* shown as they were */ }
  }

  const isNarrowed = ({ query, filters }) => query !== "" || Object.keys(wanted(filters)).length > 0;

  return {
    refreshLists() {
      const { me, lists, tab } = store.get();
      for (const each of tabsOf(me)) if (each === tab || each === "me" || lists[each]) refreshList(each);
      refreshCounts("counts");
    },
    /** Puts a conversation that changed into its places, without asking the server again. */
    conversationChanged(item) {
      const state = store.get();
      refreshCounts("counts");
      if (isNarrowed(state)) return refreshSeldom(state.tab);
      const lists = { ...state.lists };
      for (const [tab, list] of Object.entries(lists)) {
        if (list.items) lists[tab] = placed(list, item, tab, state.me ?? {}, state.listHeld && tab === state.tab);
      }
      store.set({ lists });
    },
    /** Somebody points at the list, or no longer: then it is put in order. */
    holdList(listHeld) {
      const { tab, lists } = store.get();
      const list = lists[tab];
      const order = !listHeld && list?.items && !isNarrowed(store.get());
      store.set({ listHeld, lists: order ? { ...lists, [tab]: ordered(list, tab) } : lists });
    },
    conversationGone(id) {
      store.set((state) => ({
        lists: Object.fromEntries(Object.entries(state.lists).map(([tab, list]) => [
          tab, list.items ? { ...list, items: list.items.filter((item) => item.conversationId !== id) } : list,
        ])),
      }));
      refreshCounts("counts");
    },
    changeItem(id, change) {
      store.set((state) => ({
        lists: Object.fromEntries(Object.entries(state.lists).map(([tab, list]) => [tab, changed(list, id, change)])),
      }));
    },
    loadMore: (tab) => (store.get().lists[tab]?.isCut ? loadList(tab, undefined, PAGE) : loadList(tab, store.get().lists[tab]?.next)),
    chooseTab(tab) {
      store.set({ tab });
      refreshList(tab);
    },
    search(query) {
      store.set((state) => ({ query, lists: patched({}, state.tab, state.lists[state.tab] ?? {}) }));
      refreshList(store.get().tab);
    },
    setFilter(name, value) {
      store.set((state) => ({
        filters: { ...state.filters, [name]: value }, lists: patched({}, state.tab, state.lists[state.tab] ?? {}),
      }));
      refreshList(store.get().tab);
    },
    clearFilters() {
      store.set({ filters: {} });
      refreshList(store.get().tab);
    },
    toggleFilters: () => store.set((state) => ({ filtering: !state.filtering })),
    setAlerts(on) {
      keep("alerts", on ? "on" : "off");
      store.set({ alerts: on });
      if (on && globalThis.Notification?.permission === "default") Notification.requestPermission();
    },
  };
}
