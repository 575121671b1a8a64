// The one store: everything that the page shows is a function of what stands here.

/** The next frame, or soon where the page is in the background and has no frames. */
function beforeNextFrame(run) {
  if (document.hidden) setTimeout(run, 30);
  else requestAnimationFrame(run);
}

/** Holds the state; `changed` runs at most once a frame, however often it changes. */
export function createStore(initial) {
  let state = initial;
  let due = 0;
  let asked = 0;
  const listeners = [];
  function tell(number) {
    if (number !== due) return;
    due = 0;
    for (const listener of listeners) listener(state);
  }
  return {
    get: () => state,
    set(change) {
      state = { ...state, ...(typeof change === "function" ? change(state) : change) };
      if (due) return;
      due = asked += 1;
      const number = due;
      beforeNextFrame(() => tell(number));
      // A page that is hidden in between would wait for a frame that does not come.
      setTimeout(() => tell(number), 250);
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
    filters: {},
    filtering: false,
    lists: {},
    /** Whether somebody points at the list: then nothing in it moves. */
    listHeld: false,
    counts: {},
    open: null,
    details: {},
    /** Where the unread began when a conversation was opened, by its id. */
    markers: {},
    /** Whether messages came below what is being read. */
    newer: false,
    checks: {},
    drafts: {},
    pending: {},
    typing: {},
    /** Colleagues who look at a conversation, by its id and theirs. */
    colleagues: {},
    /** Other conversations of the customer of an open one, by its id. */
    related: {},
    /** Customers' pictures that were fetched, by conversation, message and place. */
    pictures: {},
    /** What a language model wrote of a draft, by conversation. */
    written: {},
    /** What it made of customers' messages, by message. */
    translations: {},
    /** What it wrote and the log is not told of yet, by conversation. */
    assisted: {},
    replies: [],
    /** What can be asked of the firm's systems. */
    connectors: [],
    /** What is filled in for them, by conversation and connector. */
    asks: {},
    alerts: kept("alerts") === "on",
    pane: "list",
    side: "context",
    knowledge: { query: "", busy: false, results: null },
    wall: { queues: [], agents: [] },
    day: null,
    coach: null,
    /** The articles and canned replies that somebody who leads edits. */
    library: null,
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
