// Dialogs, panes, notices: what concerns the page and nobody else.
import { explained } from "./moves.js";
import { words } from "../words.js";

const SHOWN = 6_000;
/** A notice that offers something to do stands longer: ten seconds, which is how long an end can be undone. */
const OFFERED = 10_000;

/** Actions of the page itself. */
export function frameActions({ store, act }) {
  let count = 0;
  const show = (text, tone, action) => {
    const id = (count += 1);
    store.set((state) => ({ notices: [...state.notices.slice(-2), { id, text, tone, action }] }));
    setTimeout(() => act.dismiss(id), action ? OFFERED : SHOWN);
  };
  return {
    notice: (key, ...values) => show(words(store.get().language, key, ...values), "plain"),
    /** A notice with something to do: `{words, run}`. */
    told: (key, action, ...values) => show(words(store.get().language, key, ...values), "plain", action),
    failed(problem) {
      if (problem.status === 401) return;
      show(words(store.get().language, "failed", explained(store.get(), problem)), "bad");
    },
    dismiss: (id) => store.set((state) => ({ notices: state.notices.filter((notice) => notice.id !== id) })),
    openDialog(kind, rest = {}) {
      store.set({ dialog: { kind, commandId: crypto.randomUUID(), ...rest } });
      if (["transfer", "assign", "wall"].includes(kind)) act.loadWall();
      if (kind === "day") act.loadDay();
    },
    changeDialog: (change) => store.set((state) => ({ dialog: { ...state.dialog, ...change } })),
    closeDialog: () => store.set({ dialog: null }),
    showSide: (side) => store.set({ side, pane: "side" }),
    hideSide: () => store.set({ pane: "talk" }),
    showNewer(newer) {
      if (store.get().newer !== newer) store.set({ newer });
    },
    /** Moves the keyboard to a named place once the page shows it. */
    focus: (place) => setTimeout(() => document.querySelector(`[data-place="${place}"]`)?.focus(), 40),
  };
}
