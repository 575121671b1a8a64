// Incoming offers: what it is about, why it comes to this person, and how long it stands.
import { h } from "../dom.js";
import { countdown, span } from "../format.js";
import { wordsOf } from "../words.js";

/** The offers that stand, the oldest first. */
export function offers(state, act, t) {
  if (!state.offers.length) return null;
  return h("section", { class: "offers", "aria-label": t("offer"), key: "offers" },
    state.offers.map((offer) => card(offer, state, act, t)));
}

function card(offer, state, act, t) {
  const left = Math.max(0, Date.parse(offer.expiresAt) - state.now - state.skew);
  const whole = Math.max(1, Date.parse(offer.expiresAt) - offer.seenAt - state.skew);
  const pressing = left < 10_000;
  return h("article", { class: `offer ${pressing ? "pressing" : ""}`, key: offer.offerId },
    h("header", null,
      h("h2", null, t("offer")),
      h("span", { class: "left", role: "timer", "aria-label": t("offerLeft", countdown(left)) }, countdown(left))),
    h("progress", { max: whole, value: left, "aria-hidden": "true" }),
    h("p", { class: "chips" }, marks(offer, state, t)),
    offer.summary && h("p", { class: "summary" }, offer.summary),
    h("p", { class: "why-me" }, whyMe(offer, state, t)),
    h("footer", null,
      h("button", { class: "button primary", type: "button", disabled: offer.busy, onclick: () => act.accept(offer) },
        t("accept"), h("kbd", null, "a")),
      h("button", { class: "button", type: "button", disabled: offer.busy, onclick: () => act.decline(offer) },
        t("decline"), h("kbd", null, "d"))));
}

function marks(offer, state, t) {
  const urgent = offer.urgency === "high" || offer.urgency === "critical";
  const upset = (offer.moods?.at(-1) ?? 0) < 0;
  return [
    h("span", { key: "queue", class: "chip strong" }, offer.queueName ?? offer.queue),
    offer.customerName && h("span", { key: "who", class: "chip" }, [offer.customerName, offer.customerTier].filter(Boolean).join(" · ")),
    offer.reason && h("span", { key: "reason", class: "chip" }, wordsOf(state.language, "reason", offer.reason)),
    urgent && h("span", { key: "urgent", class: "chip bad" }, wordsOf(state.language, "urgency", offer.urgency)),
    upset && h("span", { key: "mood", class: "chip bad" }, t("moodbad")),
    offer.waitingSince && h("span", { key: "wait", class: "chip warn" }, t("waiting", span(state.now + state.skew - Date.parse(offer.waitingSince)))),
  ];
}

/** Why it comes to this person: what the queue asks of them, their languages, their room. */
function whyMe(offer, state, t) {
  const { me } = state;
  if (!me) return "";
  const held = state.counts.me ?? me.load;
  return [
    offer.skills?.length ? t("whySkills", offer.skills.join(", ")) : t("whyQueue"),
    offer.language && me.languages.some((each) => offer.language.startsWith(each)) && t("whyLanguage", offer.language.startsWith("zh") ? "中文" : "English"),
    me.capacity > held && t("whyRoom", me.capacity - held),
  ].filter(Boolean).join(" · ");
}
