// What an agent does to a conversation. Every move has its own command id, so sending it again counts once.
import { words } from "../words.js";
import { patched } from "../store.js";
import { shownSuggestions } from "../views/suggestions.js";

/** Who holds the conversation, in words. */
export function holder(state, control) {
  const t = (key, ...values) => words(state.language, key, ...values);
  if (control?.owner === "bot") return t("bot");
  if (control?.owner === "queue") return t("queueTab");
  if (control?.owner !== "agent") return t("holdsNobody");
  return control.agentId === state.session?.agentId ? t("you") : control.agentName ?? control.agentId;
}

/** Why a move failed, in a person's words. */
export function explained(state, problem) {
  const t = (key, ...values) => words(state.language, key, ...values);
  if (problem.status === 0) return t("noAnswer");
  if (problem.status === 504) return t("slow");
  const { reason, control } = problem.body;
  const why = reason ? words(state.language, `why.${reason}`).replace(/^why\./, "") : problem.message;
  return control ? `${why}. ${t("holdsNow", holder(state, control))}` : why;
}

const TYPING_TOLD = 3_000;

/** What a language model wrote of the text, and whether it was changed after. */
function assisted({ assistance = [] }, text) {
  return assistance.map(({ task, version, text: written }, place) => ({ task, version, edited: place < assistance.length - 1 || written.trim() !== text }));
}

/** Actions that write. */
export function moveActions({ store, call, act, said }) {
  const typingTold = new Map();
  const path = (id, move) => `/v1/conversations/${id}/${move}`;
  const items = (id) => store.get().pending[id]?.items ?? [];
  const keepItems = (id, list) => store.set((state) => ({ pending: patched(state.pending, id, { items: list }) }));
  const mark = (id, commandId, change) =>
    keepItems(id, items(id).map((item) => (item.commandId === commandId ? { ...item, ...change } : item)));

  /** Sends one waiting message or note; it stays in sight until the log has confirmed it. */
  async function post(id, item) {
    mark(id, item.commandId, { state: "sending", why: null });
    try {
      const { commandId, text, suggestionId, assistance } = item;
      const body = { commandId, text, ...(suggestionId ? { suggestionId } : {}), ...(assistance?.length ? { assistance } : {}) };
      const verdict = await call("POST", path(id, item.kind === "note" ? "notes" : "messages"), body);
      mark(id, item.commandId, { state: "confirmed", eventId: verdict.eventId });
      act.reload(id);
    } catch (problem) {
      const state = problem.mayRepeat ? "unconfirmed" : "refused";
      mark(id, item.commandId, { state, why: explained(store.get(), problem), eventId: problem.body?.eventId });
      act.reload(id);
    }
  }

  /** Runs a move; true when it took effect. */
  async function move(id, name, body) {
    try {
      const verdict = await call("POST", path(id, name), body);
      act.refresh();
      await act.openConversation(id, `${verdict.partition}-${verdict.offset}`);
      return true;
    } catch (problem) {
      act.failed(problem);
      act.reload(id);
      return false;
    }
  }

  async function fromDialog(id, name, body) {
    store.set((state) => ({ dialog: { ...state.dialog, busy: true } }));
    const commandId = store.get().dialog.commandId;
    const done = await move(id, name, { commandId, ...body });
    store.set((state) => ({ dialog: done ? null : state.dialog && { ...state.dialog, busy: false, commandId: crypto.randomUUID() } }));
    return done;
  }

  return {
    /** After a reload: what was on its way is sent again, under the same ids, and counts once. */
    sendUnconfirmed() {
      for (const [id, { items: list = [] }] of Object.entries(store.get().pending)) {
        for (const item of list) if (item.state === "sending" || item.state === "unconfirmed") post(id, item);
      }
    },
    write(id, change) {
      store.set((state) => ({ drafts: patched(state.drafts, id, change) }));
    },
    /** Customers like to see that an answer is being written; nobody waits for it. */
    tellTyping(id) {
      if (Date.now() - (typingTold.get(id) ?? 0) < TYPING_TOLD) return;
      typingTold.set(id, Date.now());
      act.look(true);
      call("POST", path(id, "typing")).catch(() => {});
    },
    send(id) {
      const draft = store.get().drafts[id] ?? {};
      const kind = draft.mode === "note" ? "note" : "reply";
      const text = (draft[kind] ?? "").trim();
      if (!text || [...text].length > 8000) return;
      const item = { commandId: crypto.randomUUID(), kind, text, at: Date.now(), suggestionId: kind === "reply" ? draft.suggestionId : null, assistance: kind === "reply" ? assisted(draft, text) : [] };
      keepItems(id, [...items(id), item]);
      act.write(id, { [kind]: "", suggestionId: null, closed: null, ...(kind === "reply" ? { assistance: [], before: null } : {}) });
      post(id, item);
    },
    sendAgain: (id, item) => post(id, item),
    discard: (id, item) => keepItems(id, items(id).filter((each) => each.commandId !== item.commandId)),
    toDraft(id, item) {
      act.discard(id, item);
      act.write(id, (draft) => ({ mode: item.kind, [item.kind]: [item.text, draft[item.kind]].filter(Boolean).join("\n") }));
    },
    insert(id, text, suggestionId) {
      act.write(id, (draft) => ({
        mode: "reply", suggestionId: suggestionId ?? draft.suggestionId,
        reply: draft.reply?.trim() ? `${draft.reply.trimEnd()}\n${text}` : text,
      }));
      act.focus("writing");
    },
    snooze: (id, until) => fromDialog(id, "snooze", { until: new Date(until).toISOString() }),
    reopen: (id) => move(id, "reopen", { commandId: crypto.randomUUID() }),
    wrapUp: (id, code, notes) => fromDialog(id, "wrap-up", { code, notes }),
    take: (id) => move(id, "take", { commandId: crypto.randomUUID() }),
    transfer: (id, target, reason) => fromDialog(id, "transfer", { ...target, ...(reason ? { reason } : {}) }),
    giveBack: (id, instructions) => fromDialog(id, "return", instructions ? { instructions } : {}),
    assign: (id, agentId, reason) => fromDialog(id, "assign", { agentId, ...(reason ? { reason } : {}) }),
    /** The other conversation ends, and goes on in this one; the same command again completes what was cut off. */
    async merge(id, from) {
      const { commandId } = store.get().dialog;
      act.changeDialog({ busy: true });
      try {
        await call("POST", path(from, "merge"), { commandId, into: id });
        act.closeDialog();
        act.notice("merged");
        act.refresh();
        act.loadRelated(id);
      } catch (problem) {
        act.changeDialog({ busy: false, ...(problem.mayRepeat ? {} : { commandId: crypto.randomUUID() }) });
        act.failed(problem);
      }
      act.reload(id);
    },
    async resolve(id, code, notes, throughSeq) {
      const done = await fromDialog(id, "resolve", { code, notes, throughSeq });
      if (done) act.told("resolvedNow", { words: "undo", run: () => act.reopen(id) });
    },
    /**
     * Tells the log what this page has shown, suggestions too: once for each state of a conversation that this agent
     * holds, and only where its end is in sight.
     */
    async verified(id, check, isRead) {
      const before = store.get().checks[id];
      const { control } = store.get().details[id] ?? {};
      const mine = control?.owner === "agent" && control.agentId === store.get().session?.agentId;
      const told = before?.told;
      store.set((state) => ({ checks: patched(state.checks, id, check) }));
      const shown = shownSuggestions(store.get().details[id]).filter((each) => !before?.shown?.includes(each));
      const { pending: assistance = [], total = 0 } = store.get().assisted[id] ?? {};
      const token = [control?.epoch, check.throughSeq, check.chainHash, total, ...(shown.length ? shown : before?.lastShown ?? [])].join(":");
      if (!mine || !isRead || check.state === "unavailable" || !check.throughSeq || told === token) return;
      store.set((state) => ({ checks: patched(state.checks, id, { told: token, shown: [...(before?.shown ?? []), ...shown], lastShown: shown.length ? shown : before?.lastShown }) }));
      try {
        const { throughSeq, chainHash } = check;
        await call("POST", path(id, "acknowledge"), { commandId: crypto.randomUUID(), throughSeq, chainHash, ...(shown.length ? { shown } : {}), ...(assistance.length ? { assisted: assistance } : {}) });
        store.set((state) => ({ assisted: patched(state.assisted, id, ({ pending = [] }) => ({ pending: pending.filter((each) => !assistance.includes(each)) })) }));
        act.changeItem(id, () => ({ unread: 0 }));
      } catch { /* the next message asks again; the agent's work must not wait for it */ }
    },
    async copy(text) {
      await navigator.clipboard?.writeText(text);
      said("copied");
      act.notice("copied");
    },
  };
}
