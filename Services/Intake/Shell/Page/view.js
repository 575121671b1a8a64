// The page: draws the transcript and tells what the customer did.

import { button, icon, make, paintAvatar } from "./elements.js";
import { messageItem } from "./message.js";
import { ratingCard } from "./rating.js";
import { applyTexts, textsOf } from "./texts.js";
import { Times } from "./times.js";

const sameBreathMilliseconds = 5 * 60_000;
const announcementsKept = 5;
const byId = (id) => document.getElementById(id);

export class View {
  #drawn = new Map();
  #following = true;
  #unseen = 0;

  /** `act`: send(text), retry(entry), discard(entry), noted(entry), submit(entry, score, comment), dismiss(entry). */
  constructor(transcript, act) {
    this.transcript = transcript;
    this.act = act;
    this.scroll = byId("scroll");
    this.scroll.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    const grown = new ResizeObserver(() => this.#following && this.#toEnd(false));
    grown.observe(this.scroll);
    grown.observe(byId("transcript"));
    byId("newer").addEventListener("click", () => this.#toEnd(true));
    document.addEventListener("visibilitychange", () => !document.hidden && this.#seen());
  }

  speak(language) {
    this.language = language;
    this.texts = textsOf(language);
    this.times = new Times(language === "zh" ? "zh-CN" : "en-GB", this.texts);
    applyTexts(document, language);
    const change = byId("language");
    change.textContent = this.texts.switchTo;
    change.lang = language === "zh" ? "en" : "zh";
    change.setAttribute("aria-label", this.texts.switchLabel);
    byId("starters").replaceChildren(...this.texts.starters.map((text) =>
      button(text, "choice", () => this.act.send(text))));
    this.#drawn.clear();
    byId("transcript").replaceChildren();
    this.#seen();
    this.draw();
  }

  /** Brings the page in line with the transcript; elements that did not change stay as they are. */
  draw() {
    const items = this.transcript.entries.flatMap((entry, index) => this.#itemsOf(entry, index));
    const list = byId("transcript");
    items.forEach((item, index) => {
      if (list.children[index] !== item) list.insertBefore(item, list.children[index] ?? null);
    });
    while (list.children.length > items.length) list.lastElementChild.remove();
    byId("welcome").hidden = items.length > 0;
    this.#drawHolder();
    this.#drawLine();
    this.#drawTyping();
    if (this.#following) this.#toEnd(false);
  }

  #itemsOf(entry, index) {
    const items = [];
    const { entries } = this.transcript;
    const said = entry.kind === "message" ? entry : null;
    const before = entries.slice(0, index).findLast((each) => each.kind === "message");
    const day = said && this.times.heading(said.sentAt);
    if (said && day !== (before && this.times.heading(before.sentAt))) {
      items.push(this.#cached(`day-${entry.key}`, day, () => make("li", "day", {}, make("span", "", {}, day))));
    }
    switch (entry.kind) {
      case "message":
        items.push(...this.#message(entry, index));
        break;
      case "note":
        items.push(this.#note(entry));
        break;
      default:
        if (entry.phase !== "dismissed") items.push(this.#rating(entry));
    }
    return items;
  }

  #message(entry, index) {
    const { entries } = this.transcript;
    const place = {
      first: !together(entries[index - 1], entry),
      last: !together(entry, entries[index + 1]),
      quoted: this.transcript.quoted(entry),
    };
    const shape = JSON.stringify([entry.state, entry.text, place.first, place.last, place.quoted?.eventId]);
    const item = this.#cached(entry.key, shape, () => messageItem(entry, place, this, this.act));
    const offers = this.transcript.choices === entry ? entry.quickReplies : [];
    return offers.length === 0 ? [item] : [item, this.#choices(entry, offers)];
  }

  #choices(entry, offers) {
    return this.#cached(`choices-${entry.key}`, "", () =>
      make("li", "choices", { "aria-label": this.texts.choices }, ...offers.map((offer) => {
        const text = typeof offer === "string" ? offer : offer.text;
        return button(text, "choice", () => this.act.send(text));
      })));
  }

  #note(entry) {
    const { texts } = this;
    const text = {
      queue: texts.waiting, agent: texts.joined(entry.name ?? texts.agent), bot: texts.backToBot,
      none: texts.ended,
    }[entry.owner];
    return this.#cached(entry.key, text, () => make("li", "note", {}, make("span", "", {}, text)));
  }

  #rating(entry) {
    return this.#cached(entry.key, entry.phase, () =>
      make("li", "card", {}, ratingCard(entry, this.texts, this.act)));
  }

  /** The element drawn under this key, made anew when its shape changed. */
  #cached(key, shape, make) {
    const known = this.#drawn.get(key);
    if (known && known.shape === shape) return known.element;
    const element = make();
    if (known?.element.isConnected) {
      element.classList.add("still");
      known.element.replaceWith(element);
    }
    this.#drawn.set(key, { shape, element });
    return element;
  }

  #drawHolder() {
    const { owner, name } = this.transcript.holder;
    const { holder, agent } = this.texts;
    const person = owner === "agent";
    byId("holder-name").textContent = person ? name ?? agent : holder[owner][0];
    byId("holder-detail").textContent = person ? holder.agentDetail : holder[owner][1];
    paintAvatar(byId("holder-avatar"), owner, person ? name : null);
    byId("person").hidden = person || owner === "queue";
    document.title = this.#unseen > 0 ? this.texts.unread(this.#unseen) : this.texts.title;
  }

  #drawLine() {
    const { holder, line } = this.transcript;
    const { texts, times } = this;
    byId("line").hidden = holder.owner !== "queue";
    byId("line-place").replaceChildren(line?.position ? String(line.position) : icon("clock"));
    byId("line-title").textContent = line?.position ? texts.place(line.position) : texts.placeUnknown;
    byId("line-detail").textContent = waiting(line, texts, times);
  }

  #drawTyping() {
    const { holder, typing } = this.transcript;
    const looking = this.transcript.awaitsAnswer;
    const box = byId("typing");
    const name = holder.owner === "agent" ? holder.name ?? this.texts.agent : this.texts.assistant;
    const words = looking ? this.texts.looking : this.texts.typing(name);
    box.hidden = !(looking || typing);
    if (box.hidden) return;
    paintAvatar(box.querySelector(".avatar"), holder.owner, holder.owner === "agent" ? name : null);
    box.querySelector(".who").textContent = words;
  }

  /** Tells a screen reader, and the title when the page is out of sight. */
  announce(text, isMessage) {
    const announcer = byId("announcer");
    announcer.append(make("p", "", {}, text));
    while (announcer.children.length > announcementsKept) announcer.firstElementChild.remove();
    if (!isMessage) return;
    if (document.hidden) this.#unseen += 1;
    if (!this.#following) byId("newer").hidden = false;
    this.#drawHolder();
  }

  connection(words) {
    const banner = byId("connection");
    banner.hidden = words === null;
    banner.querySelector("span").textContent = words ?? "";
    if (words) this.announce(words, false);
  }

  follow() {
    this.#toEnd(true);
  }

  #scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroll;
    this.#following = scrollHeight - scrollTop - clientHeight < 80;
    if (this.#following) byId("newer").hidden = true;
  }

  #toEnd(smoothly) {
    this.#following = true;
    byId("newer").hidden = true;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.scroll.scrollTo({
      top: this.scroll.scrollHeight, behavior: smoothly && !calm ? "smooth" : "instant",
    });
  }

  #seen() {
    this.#unseen = 0;
    if (this.texts) document.title = this.texts.title;
  }
}

/** Whether two messages were said in one go, by the same author. */
function together(first, second) {
  return first?.kind === "message" && second?.kind === "message"
    && first.role === second.role && first.name === second.name && first.role !== "system"
    && Math.abs(new Date(second.sentAt) - new Date(first.sentAt)) < sameBreathMilliseconds;
}

function waiting(line, texts, times) {
  if (!line?.low && !line?.high) return texts.waitUnknown;
  const low = line.low ?? line.high;
  const high = Math.max(low, line.high ?? low);
  return high < 60 ? texts.waitSoon : texts.wait(times.span(low), times.span(high));
}
