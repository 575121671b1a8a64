// Puts the console together: one store, the actions that change it, the views that show it.
import { createApi } from "./api.js";
import { checked, shownIn } from "./chain.js";
import { renderer } from "./dom.js";
import { handleKey } from "./keys.js";
import { createStore, initialState } from "./store.js";
import { words } from "./words.js";
import { frameActions } from "./actions/frame.js";
import { moveActions } from "./actions/moves.js";
import { offerActions } from "./actions/offers.js";
import { readingActions } from "./actions/reading.js";
import { sessionActions } from "./actions/session.js";
import { page } from "./views/page.js";

const store = createStore(initialState());
const act = {};
const speaker = (id) => (key, ...values) => {
  document.getElementById(id).textContent = words(store.get().language, key, ...values);
};
const call = createApi(
  () => store.get().session?.token, () => store.get().language, () => act.signOut("signedOut"));
const means = { store, call, act, said: speaker("said-politely"), saidAtOnce: speaker("said-at-once") };
for (const make of [frameActions, sessionActions, readingActions, offerActions, moveActions]) {
  Object.assign(act, make(means));
}

const render = renderer(document.getElementById("app"));
let atEnd = true;
let shownOf = null;

function show(state) {
  const before = document.querySelector("[data-transcript]");
  if (before) atEnd = before.scrollHeight - before.scrollTop - before.clientHeight < 80;
  document.documentElement.lang = state.language === "zh" ? "zh-CN" : "en";
  document.documentElement.dataset.theme = state.theme;
  document.title = titled(state);
  render(page(state, act));
  settleTranscript(state);
}

function titled(state) {
  const desk = `${words(state.language, "desk")} · Baton`;
  return state.offers.length ? `(${state.offers.length}) ${words(state.language, "offer")} · ${desk}` : desk;
}

/** Keeps the end in sight where it was, and verifies what is shown now. */
function settleTranscript(state) {
  const transcript = document.querySelector("[data-transcript]");
  const detail = state.details[state.open];
  if (!transcript || !detail) {
    shownOf = null;
    return;
  }
  if (shownOf?.id !== state.open || atEnd) transcript.scrollTop = transcript.scrollHeight;
  if (shownOf?.detail === detail) return;
  shownOf = { id: state.open, detail };
  verify(state.open, detail, shownIn(transcript));
}

async function verify(id, detail, shown) {
  const check = await checked(shown, detail);
  if (store.get().details[id] === detail) act.verified(id, check);
}

store.changed(show);
show(store.get());
addEventListener("keydown", (event) => handleKey(event, store.get(), act));
setInterval(() => {
  const now = Date.now();
  act.expireOffers(now);
  if (store.get().session) store.set({ now });
}, 1000);
act.resume();
