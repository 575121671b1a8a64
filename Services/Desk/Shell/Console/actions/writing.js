// What the firm's language model writes for whoever asks: shown first, and theirs to use, to change or to leave.
import { patched } from "../store.js";

/** Actions that rewrite and translate. */
export function writingActions({ store, call, act, said }) {
  const put = (id, change) => store.set((state) => ({ written: patched(state.written, id, change) }));
  /** The log is told of what was shown with the page's next word on what it shows. */
  const shown = (id, what) => store.set((state) => ({
    assisted: patched(state.assisted, id, ({ pending = [], total = 0 }) => ({ pending: [...pending, what].slice(-20), total: total + 1 })),
  }));

  return {
    async rewrite(id, task) {
      const text = (store.get().drafts[id]?.reply ?? "").trim();
      if (!text || store.get().written[id]?.busy) return;
      put(id, { busy: task });
      try {
        const { text: written, version } = await call("POST", `/v1/conversations/${id}/writing`, { task, text });
        put(id, { proposal: { task, version, text: written } });
        shown(id, { task, version });
        said("writtenSaid", written);
        act.reload(id);
      } catch (problem) {
        act.failed(problem);
      }
      put(id, { busy: null });
    },
    useWritten(id) {
      const { proposal } = store.get().written[id] ?? {};
      if (!proposal) return;
      act.write(id, (draft) => ({ reply: proposal.text, before: draft.reply, assistance: [...(draft.assistance ?? []), proposal].slice(-10) }));
      put(id, { proposal: null });
      act.focus("writing");
    },
    /** The draft as it stood before. */
    undoWritten(id) {
      act.write(id, (draft) => ({ reply: draft.before ?? draft.reply, before: null, assistance: (draft.assistance ?? []).slice(0, -1) }));
      act.focus("writing");
    },
    dropWritten: (id) => put(id, { proposal: null }),
    async translateMessage(id, messageId) {
      if (store.get().translations[messageId]) return;
      const set = (value) => store.set((state) => ({ translations: { ...state.translations, [messageId]: value } }));
      set({ busy: true });
      try {
        const { text, version } = await call("POST", `/v1/conversations/${id}/writing`, { task: "translate", messageId });
        set({ text });
        shown(id, { task: "translate", version, messageId });
        act.reload(id);
      } catch (problem) {
        set(undefined);
        act.failed(problem);
      }
    },
  };
}
