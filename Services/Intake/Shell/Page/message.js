// One message of the conversation as an element.

import { button, icon, linked, make, paintAvatar } from "./elements.js";

/** The name that stands over a message. */
export function nameOf(entry, texts) {
  switch (entry.role) {
    case "customer": return texts.you;
    case "bot": return entry.name ?? texts.assistant;
    case "system": return texts.notice;
    default: return entry.name ?? texts.agent;
  }
}

/**
 * The list item of a message. `place`: whether it is the first and the last of those said in one
 * go, and what it quotes. `act`: `retry(entry)`, `discard(entry)`.
 */
export function messageItem(entry, place, { texts, times }, act) {
  const item = make("li", "message", { "data-role": entry.role, "data-state": entry.state });
  item.classList.toggle("first", place.first);
  item.classList.toggle("last", place.last);
  if (entry.role === "system") {
    item.append(icon("baton"), speaker(nameOf(entry, texts)), words(entry, place, texts));
    return item;
  }
  const avatar = make("span", "avatar small", { "aria-hidden": "true" });
  if (entry.role !== "customer" && place.first) paintAvatar(avatar, entry.role, nameOf(entry, texts));
  item.append(...(entry.role === "customer" ? [] : [avatar]));
  item.append(make("div", "column", {},
    place.first ? heading(entry, texts, times) : speaker(nameOf(entry, texts)),
    words(entry, place, texts),
    entry.sources.length > 0 ? sources(entry, texts) : null,
    entry.role === "customer" ? status(entry, place, texts, times, act) : null));
  return item;
}

function speaker(name) {
  return make("span", "visually-hidden", {}, `${name}: `);
}

function heading(entry, texts, times) {
  if (entry.role === "customer") return speaker(texts.you);
  const name = nameOf(entry, texts);
  const role = texts.roles[entry.role];
  return make("p", "heading", {},
    make("b", "", {}, name),
    role && role !== name ? make("span", "role", {}, role) : null,
    make("time", "", { datetime: entry.sentAt }, times.time(entry.sentAt)));
}

function words(entry, place, texts) {
  const bubble = make("div", "bubble");
  if (place.quoted) {
    bubble.append(make("p", "quote", {}, make("span", "visually-hidden", {}, `${texts.answering}: `),
      place.quoted.text));
  }
  bubble.append(make("p", "text", { dir: "auto" }, ...linked(entry.text, texts)));
  return bubble;
}

function sources(entry, texts) {
  return make("p", "sources", {}, icon("book"), make("span", "label", {}, texts.sources),
    ...entry.sources.map((source) => make("span", "source", {}, source.title || source.articleId)));
}

function status(entry, place, texts, times, act) {
  switch (entry.state) {
    case "sending":
      return make("p", "status", {}, icon("clock"), texts.sending);
    case "retrying":
      return make("p", "status failed", {}, icon("warn"), texts.retrying,
        button(texts.retry, "link", () => act.retry(entry)));
    case "refused":
      return make("p", "status failed", {}, icon("warn"), texts.refused,
        button(texts.retry, "link", () => act.retry(entry)),
        button(texts.discard, "link", () => act.discard(entry)));
    default:
      if (!place.last) return null;
      return make("p", "status", {},
        make("time", "", { datetime: entry.sentAt }, times.time(entry.sentAt)),
        icon("check"), texts.sent);
  }
}
