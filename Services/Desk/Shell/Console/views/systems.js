// What can be looked up or done for the customer in the firm's systems, the likeliest first, and what came of it.
import { h } from "../dom.js";
import { icon } from "../icons.js";
import { wordsOf } from "../words.js";
import { isMine } from "./conversation.js";

/** So many are shown before somebody wants all. */
const LIKELY = 3;
const RESULTS = 5;
/** What its two steps do: neither looks anything up. */
const IDENTITY = { "identity.send": "send", "identity.check": "checkCode" };

/** The next steps, for who holds the conversation, and what was asked before, for all. */
export function systems(detail, state, act, t) {
  const results = (detail.lookups ?? []).slice(-RESULTS).reverse();
  const offered = isMine(detail, state) ? likely(detail, state.connectors) : [];
  if (!results.length && !offered.length) return null;
  const { all } = state.asks[state.open] ?? {};
  const shown = all ? offered : offered.slice(0, LIKELY);
  return h("section", { class: "part systems", key: "systems" }, h("h2", null, t("nextSteps")),
    shown.length > 0 && h("ul", { class: "asks" }, shown.map((each) => ask(each, detail, state, act, t))),
    offered.length > LIKELY && h("button", {
      class: "button small plain link", type: "button", "aria-expanded": String(Boolean(all)), onclick: () => act.showAsks(state.open, !all),
    }, t(all ? "fewerSteps" : "allSteps")),
    results.length > 0 && h("ul", { class: "results", "aria-live": "polite" }, results.map((each) => result(each, detail, state, act, t))));
}

/** Those that belong to what the customer wants, then those that make sure who they are, then the rest. */
function likely(detail, connectors) {
  const verified = (detail.lookups ?? []).some(({ connector, status }) => connector === "identity.check" && status === "found");
  const rank = ({ id, intents }) => (intents.includes(detail.intent) ? 0 : id.startsWith("identity.") && !verified ? 1 : 2);
  const order = ({ id }) => (id === "identity.check" ? 1 : 0);
  return connectors.map((each, place) => ({ each, place }))
    .sort((one, other) => rank(one.each) - rank(other.each) || order(one.each) - order(other.each) || one.place - other.place).map(({ each }) => each);
}

function named(id, title, state, t) {
  if (id === "identity.send") return t("identitySend");
  if (id === "identity.check") return t("identityCheck");
  return title?.[state.language] ?? title?.en ?? id;
}

/** One that can be asked, with what it needs filled in from what was found out. */
function ask(connector, detail, state, act, t) {
  const { id, needs, changes } = connector;
  const { values = {}, isSure, busy } = state.asks[state.open]?.[id] ?? {};
  const known = (slot) => values[slot] ?? detail.context?.slots?.findLast(({ name }) => name === slot)?.value ?? "";
  const filled = Object.fromEntries(needs.map((slot) => [slot, known(slot).trim()]));
  const name = named(id, connector.title, state, t);
  const waits = detail.lookups?.some((each) => each.connector === id && each.status === "waiting");
  const unready = busy || waits || Object.values(filled).some((value) => !value);
  const run = () => act.askSystem(state.open, id, filled);
  const verb = t(IDENTITY[id] ?? (changes ? "doIt" : "lookUp"));
  return h("li", { key: id }, h("b", null, name),
    needs.map((slot) => h("input", {
      key: slot, class: "value", value: known(slot), maxlength: 200, placeholder: wordsOf(state.language, "slot", slot),
      "aria-label": t("named", name, wordsOf(state.language, "slot", slot)), "data-ask": `${id}.${slot}`,
      oninput: (event) => act.fillAsk(state.open, id, { [slot]: event.target.value }),
    })),
    !isSure && h("button", {
      key: "run", class: "button small", type: "button", disabled: unready, "data-run": id, "aria-label": t("named", verb, name),
      onclick: () => (changes ? act.beSure(state.open, id, true) : run()),
    }, verb),
    isSure && h("p", { key: "sure", class: "sure", role: "alert" }, h("span", null, t("reallyDo", Object.values(filled).join(", "))),
      h("button", { class: "button small primary", type: "button", "data-sure": id, onclick: run, disabled: unready }, t("doIt")),
      h("button", { class: "button small", type: "button", onclick: () => act.beSure(state.open, id, false) }, t("cancel"))));
}

function result(lookup, detail, state, act, t) {
  const { title } = state.connectors.find(({ id }) => id === lookup.connector) ?? {};
  const told = lookup.texts?.[detail.language === "zh" ? "zh" : "en"];
  const asked = lookup.arguments.map(({ value }) => value).join(", ");
  return h("li", { key: lookup.eventId, class: lookup.status },
    h("p", null, h("b", null, named(lookup.connector, title, state, t)), asked && h("span", { class: "quiet" }, ` ${asked}`)),
    h("p", { class: "said" }, outcome(lookup, state, t)),
    told && isMine(detail, state) && h("button", { class: "button small", type: "button", onclick: () => act.insert(state.open, told) },
      icon("down"), t("insert")));
}

function outcome(lookup, state, t) {
  const text = lookup.texts?.[state.language] ?? lookup.texts?.en;
  if (text) return text;
  if (lookup.status === "found") return t(lookup.connector === "identity.check" ? "isVerified" : "lookedUp");
  if (lookup.status === "failed") return t("notDone", wordsOf(state.language, "lookup", lookup.reason ?? ""));
  return t(lookup.status === "waiting" ? "asking" : "nothingThere");
}
