// Dialogs, panes, notices: what concerns the page and nobody else.
import { explained } from "./moves.js";
import { words } from "../words.js";

const SHOWN = 6000;

/** Actions of the page itself. */
export function frameActions({ store, act }) {
  let count = 0;
  const show = (text, tone) => {
    const id = (count += 1);
    store.set((state) => ({ notices: [...state.notices.slice(-2), { id, text, tone }] }));
    setTimeout(() => act.dismiss(id), SHOWN);
  };
  return {
    notice: (key, ...values) => show(words(store.get().language, key, ...values), "plain"),
    failed(problem) {
      if (problem.status === 401) return;
      show(words(store.get().language, "failed", explained(store.get(), problem)), "bad");
    },
    dismiss: (id) => store.set((state) => ({ notices: state.notices.filter((notice) => notice.id !== id) })),
    openDialog(kind, rest = {}) {
      store.set({ dialog: { kind, commandId: crypto.randomUUID(), ...rest } });
      if (kind === "transfer" || kind === "wall") act.loadWall();
    },
    changeDialog: (change) => store.set((state) => ({ dialog: { ...state.dialog, ...change } })),
    closeDialog: () => store.set({ dialog: null }),
    showSide: (side) => store.set({ side, pane: "side" }),
    hideSide: () => store.set({ pane: "talk" }),
    /** Moves the keyboard to a named place once the page shows it. */
    focus: (place) => setTimeout(() => document.querySelector(`[data-place="${place}"]`)?.focus()),
  };
}
