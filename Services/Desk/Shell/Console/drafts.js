// What is being written, kept in this tab: a reload loses nothing, and signing out leaves nothing.

const PLACE = "baton.desk.drafts";
const PAUSE = 200;

/** What this agent had been writing here before a reload. */
export function restored(agentId) {
  try {
    const kept = JSON.parse(sessionStorage.getItem(PLACE) ?? "null");
    return kept?.agentId === agentId ? { drafts: kept.drafts ?? {}, pending: kept.pending ?? {} } : null;
  } catch {
    return null;
  }
}

/**
 * Returns what to call with each state: it keeps drafts, and what the log has not confirmed. A page that is left keeps
 * what stands in the store then, also what was changed just before.
 */
export function keeper(latest) {
  let kept = {};
  let due = null;
  function write() {
    clearTimeout(due);
    due = null;
    const { session, drafts, pending } = latest();
    if (session) sessionStorage.setItem(PLACE, JSON.stringify({ agentId: session.agentId, drafts, pending }));
  }
  addEventListener("pagehide", write);
  return function follow(state) {
    if (!state.session || (kept.drafts === state.drafts && kept.pending === state.pending)) return;
    kept = state;
    due ??= setTimeout(write, PAUSE);
  };
}

/** Forgets all of it. */
export function forgetDrafts() {
  sessionStorage.removeItem(PLACE);
}
