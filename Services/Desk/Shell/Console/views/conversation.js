// The middle column: who the customer is, who holds the conversation, the transcript, and the place to write.
import { h } from "../dom.js";
import { clock, countdown } from "../format.js";
import { icon } from "../icons.js";
import { isSupervisor } from "../lists.js";
import { composer } from "./composer.js";
import { transcript } from "./transcript.js";

/** The conversation that is open, or what to do when none is. */
export function conversation(state, act, t) {
  const detail = state.details[state.open];
  if (!state.open) {
    return h("div", { class: "nothing", key: "nothing" }, icon("person"), h("h1", null, t("choose")), h("p", { class: "quiet" }, t("chooseLead")));
  }
  if (!detail) return h("div", { class: "nothing", key: "loading" }, h("p", { class: "quiet" }, t("loading")));
  return h("div", { class: "conversation", key: state.open },
    head(detail, state, act, t),
    transcript(detail, state, act, t),
    composer(detail, state, act, t));
}

/** Whether the person at this desk holds the conversation. */
export function isMine(detail, state) {
  return detail.control.owner === "agent" && detail.control.agentId === state.session.agentId;
}

function held(detail, state, t) {
  const { owner, agentName, agentId, snoozedUntil, phase } = detail.control;
  if (snoozedUntil) return t("snoozedUntil", clock(Date.parse(snoozedUntil), state.language, state.now));
  if (isMine(detail, state)) return t("holdsYou");
  if (phase === "resolved") return t("resolved");
  if (owner === "agent") return t("holdsAgent", agentName ?? agentId);
  return t({ bot: "holdsBot", queue: "holdsQueue", none: "holdsNobody" }[owner] ?? "holdsNobody");
}

function head(detail, state, act, t) {
  const name = detail.customer?.name ?? t("customer");
  return h("header", { class: "talk-head" },
    h("button", { class: "button tool narrow-only", type: "button", "aria-label": t("back"), onclick: act.closeConversation }, icon("back")),
    h("div", { class: "who" },
      h("h1", null, name),
      h("p", null, h("span", { class: `holder ${isMine(detail, state) ? "mine" : detail.control.owner}` }, held(detail, state, t)), completeness(state.checks[state.open], t),
        wrapUpLeft(detail, state, t),
        state.typing[state.open] > 0 && h("span", { class: "quiet", role: "status" }, t("customerTypes")),
        colleagues(state, t))),
    h("div", { class: "moves" }, moves(detail, state, act, t)),
    h("button", {
      class: "button tool context-button", type: "button", "aria-label": t("context"), title: t("context"),
      "aria-pressed": String(state.pane === "side"), onclick: () => (state.pane === "side" ? act.hideSide() : act.showSide(state.side)),
    }, icon("info")));
}

/** Who else looks at it, or writes in it. */
function colleagues(state, t) {
  const here = Object.entries(state.colleagues[state.open] ?? {});
  if (!here.length) return null;
  return h("span", { class: "colleagues", role: "status", key: "colleagues" }, icon("eye"),
    here.map(([id, { name, isWriting }]) => h("span", { key: id, class: isWriting ? "writes" : "" }, t(isWriting ? "colleagueWrites" : "colleagueLooks", name))));
}

/** How long the notes on what was resolved may still take. */
function wrapUpLeft(detail, state, t) {
  const due = detail.deadlines?.find(({ kind }) => kind === "wrap_up");
  if (!due || detail.wrappedUp || detail.lastAgentId !== state.session.agentId) return null;
  const left = Date.parse(due.dueAt) - state.now - state.skew;
  return h("span", { class: "wrap-left", role: "timer", key: "wrap-left" }, t("wrapUpLeft", countdown(left)));
}

function completeness(check, t) {
  if (!check) return h("span", { class: "check" }, t("checking"));
  const label = {
    verified: check.count === 1 ? t("oneVerified") : t("allVerified", check.count),
    partial: t("partVerified", check.count, check.throughSeq), mismatch: t("mismatch"), unavailable: t("unavailable", check.count),
  }[check.state];
  const lead = { verified: t("verifiedLead"), partial: t("verifiedLead"), mismatch: t("mismatchLead") }[check.state];
  return h("span", { class: `check ${check.state}`, title: [lead, check.chainHash].filter(Boolean).join("\n") },
    icon(check.state === "verified" || check.state === "partial" ? "shield" : "warning"), label);
}

function moves(detail, state, act, t) {
  const open = (kind) => () => act.openDialog(kind, { id: state.open });
  const button = (key, label, onclick, also, mark) =>
    h("button", { key, class: `button ${also}`, type: "button", onclick, title: label }, icon(mark), h("span", { class: "words" }, label));
  if (isMine(detail, state)) {
    return [
      button("transfer", t("transfer"), open("transfer"), "", "forward"),
      button("return", t("giveBack"), open("return"), "", "bot"),
      button("snooze", t("snooze"), open("snooze"), "", "clock"),
      button("resolve", t("resolve"), open("resolve"), "good", "check"),
    ];
  }
  const { owner, agentName, agentId, phase } = detail.control;
  if (phase === "resolved") {
    const wasMine = detail.lastAgentId === state.session.agentId;
    return [
      (wasMine || isSupervisor(state.me)) && button("reopen", t("reopen"), () => act.reopen(state.open), "primary", "back"),
      wasMine && !detail.wrappedUp && button("wrap-up", t("wrapUp"), open("wrapUp"), "good", "check"),
      button("coach", t("practise"), () => act.practise(state.open), "", "school"),
    ];
  }
  if (owner === "none") return button("coach", t("practise"), () => act.practise(state.open), "", "school");
  const label = { bot: t("takeFromBot"), queue: t("takeFromQueue"), agent: t("takeFromAgent", agentName ?? agentId) }[owner];
  const mayTake = owner !== "agent" || isSupervisor(state.me);
  return [
    label && mayTake && button("take", label, () => act.take(state.open), "primary", "person"),
    isSupervisor(state.me) && button("assign", t("assign"), open("assign"), "", "forward"),
  ];
}
