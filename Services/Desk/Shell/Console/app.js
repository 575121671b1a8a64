// Puts the console together: one store, the actions that change it, the views that show it.
import { notify, ring } from "./alerts.js";
import { createApi } from "./api.js";
import { renderer } from "./dom.js";
import { keeper } from "./drafts.js";
import { handleKey } from "./keys.js";
import { pictureWatch } from "./pictures.js";
import { readingPlace } from "./reading-place.js";
import { createStore, initialState } from "./store.js";
import { words } from "./words.js";
import { coachActions } from "./actions/coach.js";
import { colleagueActions } from "./actions/colleagues.js";
import { frameActions } from "./actions/frame.js";
import { libraryActions } from "./actions/library.js";
import { listActions } from "./actions/lists.js";
import { moveActions } from "./actions/moves.js";
import { orderActions } from "./actions/orders.js";
import { pictureActions } from "./actions/pictures.js";
import { offerActions } from "./actions/offers.js";
import { readingActions } from "./actions/reading.js";
import { sessionActions } from "./actions/session.js";
import { systemActions } from "./actions/systems.js";
import { writingActions } from "./actions/writing.js";
import { page } from "./views/page.js";

const store = createStore(initialState());
const act = {};
const speaker = (id) => (key, ...values) => {
  document.getElementById(id).textContent = words(store.get().language, key, ...values);
};
const call = createApi(
  () => store.get().session?.token, () => store.get().language, () => act.signOut("signedOut"));
/** Calls a person who looks elsewhere, if they want that. */
function alert(title, body) {
  if (!store.get().alerts) return;
  ring();
  if (document.hidden) notify(title, body);
}
const means = { store, call, act, said: speaker("said-politely"), saidAtOnce: speaker("said-at-once"), alert };
const makers = [
  frameActions, sessionActions, listActions, readingActions, offerActions, moveActions, colleagueActions, coachActions,
  systemActions, pictureActions, orderActions, libraryActions, writingActions,
];
for (const make of makers) Object.assign(act, make(means));

const render = renderer(document.getElementById("app"));
const reading = readingPlace({
  newer: (newer) => act.showNewer(newer),
  verified: (id, detail, check, isRead) => store.get().details[id] === detail && act.verified(id, check, isRead),
});

const followPictures = pictureWatch((key) => act.loadPicture(key));

function show(state) {
  document.documentElement.lang = state.language === "zh" ? "zh-CN" : "en";
  document.documentElement.dataset.theme = state.theme;
  const title = titled(state);
  if (document.title !== title) document.title = title;
  render(page(state, act));
  followPictures();
  reading.follow(state.open, state.details[state.open]);
}

function titled(state) {
  const desk = `${words(state.language, "desk")} · Baton`;
  return state.offers.length ? `(${state.offers.length}) ${words(state.language, "offer")} · ${desk}` : desk;
}

store.changed(show);
store.changed(keeper(store.get));
show(store.get());
addEventListener("keydown", (event) => handleKey(event, store.get(), act));
setInterval(() => {
  const now = Date.now();
  act.expireOffers(now);
  act.expireColleagues(now);
  act.look();
  if (store.get().session) store.set({ now });
}, 1000);
document.addEventListener("visibilitychange", () => {
  if (document.hidden) return;
  reading.verify();
  store.set({ now: Date.now() });
});
act.resume();
