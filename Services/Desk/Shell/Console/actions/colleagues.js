// Who else looks at the conversation that is open, and who asks whom in a note.

const TOLD = 10_000;
const SHOWN = 25_000;

/** Actions about colleagues. */
export function colleagueActions({ store, call, act, said, alert }) {
  let told = { id: null, at: 0, writing: false };

  /** Tells colleagues that this page shows a conversation, every few seconds as long as it does. */
  function look(writing = false) {
    const { open, session } = store.get();
    if (!open || !session || document.hidden) return;
    const now = Date.now();
    if (told.id === open && now - told.at < TOLD && (told.writing || !writing)) return;
    told = { id: open, at: now, writing };
    call("POST", `/v1/conversations/${open}/looking${writing ? "?writing=true" : ""}`).catch(() => {});
  }

  const put = (id, change) => store.set((state) => ({ colleagues: { ...state.colleagues, [id]: change(state.colleagues[id] ?? {}) } }));

  return {
    look,
    colleagueLooks({ conversationId, agentId, name, isWriting }) {
      put(conversationId, (known) => ({ ...known, [agentId]: { name, isWriting, until: Date.now() + SHOWN } }));
    },
    /** Forgets who has not been heard of. */
    expireColleagues(now) {
      for (const [id, known] of Object.entries(store.get().colleagues)) {
        const left = Object.entries(known).filter(([, each]) => each.until > now);
        if (left.length !== Object.keys(known).length) put(id, () => Object.fromEntries(left));
      }
    },
    mentioned(id, note) {
      const name = note.author?.name ?? note.author?.id ?? "";
      act.told("mentionedBy", { run: () => act.openConversation(id), words: "show" }, name, note.text);
      said("mentionedBy", name, note.text);
      alert(name, note.text);
    },
  };
}
