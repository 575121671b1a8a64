// Signing in and out, presence, and the stream's life.
import { follow } from "../stream.js";
import { forgetDrafts, restored } from "../drafts.js";
import { forgetPictures } from "../pictures.js";
import { keep } from "../store.js";

const STORED = "baton.desk.session";

/** Actions about the person at the desk. */
export function sessionActions({ store, call, act, said }) {
  let stop = () => {};

  async function begin(session) {
    // With the session, before anybody is asked: what stands in the store is kept from here on.
    store.set({ session, ...restored(session.agentId), signIn: { busy: false, problem: null } });
    sessionStorage.setItem(STORED, JSON.stringify(session));
    const me = await call("GET", "/v1/me");
    store.set({ me, presence: { presence: me.presence, acceptingWork: me.acceptingWork, busy: false } });
    stop = follow({
      ticket: async () => (await call("POST", "/v1/stream/tickets")).ticket,
      language: () => store.get().language,
      deliver: (event) => act.streamed(event),
      connection(connection) {
        if (store.get().session) store.set({ connection });
      },
    });
    act.refresh();
    act.loadReplies();
    act.loadConnectors();
    act.sendUnconfirmed();
  }

  return {
    async resume() {
      const stored = sessionStorage.getItem(STORED);
      if (!stored) return;
      try { await begin(JSON.parse(stored)); } catch (problem) {
        if (problem.status === 0) store.set({ connection: "lost" });
        else act.signOut(null);
      }
    },
    async signIn(agentId, secret) {
      store.set({ signIn: { busy: true, problem: null } });
      try {
        const { token } = await call("POST", "/v1/sessions", { agentId, secret });
        await begin({ token, agentId });
      } catch (problem) {
        const shown = { 401: "signInWrong", 429: "signInOften" }[problem.status] ?? "noAnswer";
        store.set({ session: null, signIn: { busy: false, problem: shown } });
      }
    },
    signOut(problem = null) {
      stop();
      sessionStorage.removeItem(STORED);
      forgetDrafts();
      forgetPictures(store.get().pictures);
      store.set({
        pictures: {},
        session: null, me: null, offers: [], lists: {}, counts: {}, details: {}, checks: {}, drafts: {}, pending: {},
        colleagues: {}, related: {}, asks: {}, markers: {}, filters: {}, query: "", open: null, dialog: null, coach: null, library: null, written: {}, translations: {}, assisted: {}, tab: "me",
        pane: "list", signIn: { busy: false, problem },
      });
    },
    async setPresence(change) {
      const before = store.get().presence;
      const wanted = { presence: before.presence, acceptingWork: before.acceptingWork, ...change };
      store.set({ presence: { ...wanted, busy: true } });
      try {
        await call("PUT", "/v1/me/presence", { commandId: crypto.randomUUID(), ...wanted });
        store.set({ presence: { ...wanted, busy: false } });
        said(wanted.acceptingWork && wanted.presence === "online" ? "acceptingOn" : "acceptingOff");
      } catch (problem) {
        store.set({ presence: { ...before, busy: false } });
        act.failed(problem);
      }
    },
    /** The log's word on this person. What the desk said while this page was away, the page takes back: somebody is here. */
    presenceTold({ presence, acceptingWork, byThemselves }) {
      const shown = store.get().presence;
      if (shown.busy || (shown.presence === presence && shown.acceptingWork === acceptingWork)) return;
      if (byThemselves || shown.presence === "offline") store.set({ presence: { presence, acceptingWork, busy: false } });
      else act.setPresence({});
    },
    setLanguage(language) {
      keep("language", language);
      store.set({ language });
      if (store.get().session) act.refresh();
    },
    setTheme(theme) {
      keep("theme", theme);
      store.set({ theme });
    },
    setSingleKeys(on) {
      keep("singleKeys", on ? "on" : "off");
      store.set({ singleKeys: on });
    },
  };
}
