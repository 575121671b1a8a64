// Incoming offers: what it is about, why it comes, and how long it stands.
import { h } from "../dom.js";
import { countdown } from "../format.js";
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
    h("p", { class: "chips" },
      h("span", { class: "chip strong" }, offer.queueName ?? offer.queue),
      offer.reason && h("span", { class: "chip" }, wordsOf(state.language, "reason", offer.reason))),
    offer.summary && h("p", { class: "summary" }, offer.summary),
    h("footer", null,
      h("button", { class: "button primary", type: "button", disabled: offer.busy, onclick: () => act.accept(offer) },
        t("accept"), h("kbd", null, "a")),
      h("button", { class: "button", type: "button", disabled: offer.busy, onclick: () => act.decline(offer) },
        t("decline"), h("kbd", null, "d"))));
}
