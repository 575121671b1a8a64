// The one store: everything that the page shows is a function of what stands here.

/** Holds the state; `changed` runs once after each burst of changes. */
export function createStore(initial) {
  let state = initial;
  let due = false;
  const listeners = [];
  function tell() {
    due = false;
    for (const listener of listeners) listener(state);
  }
  return {
    get: () => state,
    set(change) {
      state = { ...state, ...(typeof change === "function" ? change(state) : change) };
      if (due) return;
      due = true;
      queueMicrotask(tell);
    },
    changed: (listener) => listeners.push(listener),
  };
}

const kept = (name) => localStorage.getItem(`baton.desk.${name}`);

/** What a page shows before anything is known. */
export function initialState() {
  const browser = navigator.language?.toLowerCase().startsWith("zh") ? "zh" : "en";
  return {
    language: kept("language") ?? browser,
    theme: kept("theme") ?? "auto",
    singleKeys: kept("singleKeys") !== "off",
    session: null,
    signIn: { busy: false, problem: null },
    me: null,
    presence: { presence: "offline", acceptingWork: false, busy: false },
    connection: "connecting",
    now: Date.now(),
    skew: 0,
    offers: [],
    tab: "me",
    query: "",
    lists: {},
    open: null,
    details: {},
    checks: {},
    drafts: {},
    pending: {},
    typing: {},
    pane: "list",
    side: "context",
    knowledge: { query: "", busy: false, results: null },
    wall: { queues: [], agents: [] },
    dialog: null,
    notices: [],
  };
}

/** Remembers a choice of this person in this browser. */
export function keep(name, value) {
  localStorage.setItem(`baton.desk.${name}`, value);
}

/** Changes one entry of a table in the state. */
export function patched(table, key, change) {
  const before = table[key] ?? {};
  return { ...table, [key]: { ...before, ...(typeof change === "function" ? change(before) : change) } };
}
