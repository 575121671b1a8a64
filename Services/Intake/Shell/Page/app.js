// The customer's chat: joins the session, the outbox, the stream and the page.

import { Composer } from "./composer.js";
import { keepDraft, keptDraft } from "./drafts.js";
import { nameOf } from "./message.js";
import { Outbox } from "./outbox.js";
import { Session } from "./session.js";
import { recall, remember } from "./storage.js";
import { Stream } from "./stream.js";
import { firstLanguage, greet } from "./texts.js";
import { Transcript } from "./transcript.js";
import { View } from "./view.js";

const typingShownMilliseconds = 6_000;
const typingToldMilliseconds = 3_000;
const graceMilliseconds = 2_500;

const session = new Session(() => view.language);
const transcript = new Transcript();
const outbox = new Outbox(session, sendingChanged);
const stream = new Stream(session, { received, connected, caughtUp: () => (history = false) });
const view = new View(transcript, { send, retry, discard, noted, submit, dismiss });

let history = true;
let typingTimer = null;
let typingTold = 0;
let lineTimer = null;

for (const message of outbox.unsent) transcript.add(message);
view.speak(firstLanguage(recall("language"), navigator.languages ?? [navigator.language]));
const composer = new Composer(document.getElementById("composer"), () => view.texts, send);
if (matchMedia("(pointer: fine)").matches) composer.entry.focus();

composer.entry.addEventListener("input", tellTyping);
document.getElementById("language").addEventListener("click", () => {
  const language = view.language === "zh" ? "en" : "zh";
  remember("language", language);
  view.speak(language);
  composer.changed();
});
document.getElementById("person").addEventListener("click", () => send(view.texts.personRequest));
document.querySelector("#connection button").addEventListener("click", hurry);
addEventListener("online", () => {
  connected(true);
  hurry();
});
addEventListener("offline", () => connected(false));
addEventListener("pageshow", (event) => event.persisted && stream.restart());

outbox.run();
stream.run();
fetch("/webchat/greeting")
  .then((response) => (response.ok ? response.json() : {}))
  .then(({ greeting }) => {
    greet(greeting ?? {});
    view.speak(view.language);
  })
  .catch(() => {
    // The page's own words stand.
  });

function hurry() {
  outbox.hurry();
  stream.hurry();
}

// MARK: what the customer does

function send(text) {
  transcript.add(outbox.add(text, view.language));
  view.draw();
  view.follow();
  outbox.run();
}

/** People like to see that an answer is being written; nobody waits for it. */
function tellTyping() {
  if (transcript.holder.owner !== "agent" || Date.now() - typingTold < typingToldMilliseconds) return;
  typingTold = Date.now();
  session.call("/webchat/typing", {}).catch(() => {});
}

function retry(entry) {
  if (entry.state !== "refused") return hurry();
  outbox.discard(entry.messageId);
  transcript.discard(entry.messageId);
  send(entry.text);
}

function discard(entry) {
  outbox.discard(entry.messageId);
  transcript.discard(entry.messageId);
  view.draw();
}

function sendingChanged(message, state, answer) {
  transcript.setState(message.messageId, state, answer?.eventId);
  view.draw();
  if (state === "refused") view.announce(view.texts.refused, false);
}

const ratingOf = (entry) => `${session.conversationId}.${entry.key}`;

function noted(entry) {
  keepDraft(ratingOf(entry), { score: entry.score, comment: entry.comment });
}

/** What a reload found of a rating: the stars and the comment; one that was on its way is sent again. */
function takeUp(entry) {
  const draft = keptDraft(ratingOf(entry));
  if (recall(`dismissed.${entry.key}`)) entry.phase = "dismissed";
  if (entry.phase !== "open" || draft === null) return;
  Object.assign(entry, { score: draft.score, comment: draft.comment });
  if (draft.isSent) submit(entry, draft.score, draft.comment);
}

async function submit(entry, score, comment) {
  entry.phase = "sending";
  keepDraft(ratingOf(entry), { score, comment, isSent: true });
  entry.commandId ??= `${session.conversationId}-${entry.key}`;
  view.draw();
  try {
    await session.call("/webchat/csat", {
      sessionSeq: entry.sessionSeq, span: entry.span, score, comment, commandId: entry.commandId,
    });
    entry.phase = "done";
    keepDraft(ratingOf(entry), null);
    view.announce(view.texts.rated, false);
  } catch {
    entry.phase = "failed";
    noted(entry);
  }
  view.draw();
}

function dismiss(entry) {
  entry.phase = "dismissed";
  remember(`dismissed.${entry.key}`, true);
  keepDraft(ratingOf(entry), null);
  view.draw();
  composer.entry.focus();
}

// MARK: what the log brings

function received(kind, data) {
  switch (kind) {
    case "message": return tookMessage(data);
    case "control": return tookControl(data);
    case "position":
      transcript.position(data);
      break;
    case "csat": {
      const entry = transcript.rating(data);
      if (entry) takeUp(entry);
      break;
    }
    case "reset":
      history = true;
      transcript.reset();
      break;
    case "typing": return tookTyping();
  }
  view.draw();
}

function tookMessage(data) {
  const entry = transcript.receive(data);
  if (!entry) return;
  if (entry.messageId) outbox.arrived(entry.messageId);
  if (entry.role !== "customer") transcript.typing = false;
  view.draw();
  if (entry.role !== "customer" && !history) {
    view.announce(view.texts.says(nameOf(entry, view.texts), entry.text), true);
  }
}

function tookControl(data) {
  const note = transcript.control(data);
  view.draw();
  if (!note || history) return;
  const { texts } = view;
  const said = { queue: texts.waiting, bot: texts.backToBot, none: texts.ended };
  view.announce(said[note.owner] ?? texts.joined(note.name ?? texts.agent), false);
}

function tookTyping() {
  clearTimeout(typingTimer);
  transcript.typing = true;
  typingTimer = setTimeout(() => {
    transcript.typing = false;
    view.draw();
  }, typingShownMilliseconds);
  view.draw();
}

/** A line that is back within the grace time is not worth a word. */
function connected(isConnected) {
  clearTimeout(lineTimer);
  if (isConnected && navigator.onLine) return view.connection(null);
  if (!navigator.onLine) return view.connection(view.texts.offline);
  lineTimer = setTimeout(() => view.connection(view.texts.reconnecting), graceMilliseconds);
}
