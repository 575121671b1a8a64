// The context package: what the bot found out, so that the customer need not say it again.
import { h } from "../dom.js";
import { countdown, languageName, percent, span } from "../format.js";
import { icon } from "../icons.js";
import { wordsOf } from "../words.js";
import { isMine } from "./conversation.js";
import { systems } from "./systems.js";

/** Below this confidence an alternative intent is there by chance. */
const WORTH_SAYING = 0.2;

/** The package beside the transcript; parts that are empty are left out. */
export function contextPackage(detail, state, act, t) {
  const context = detail.context;
  return h("div", { class: "context" },
    deadlines(detail, state, t),
    context?.summary ? section("summary", t("summary"), h("p", { class: "summary" }, context.summary)) : h("p", { class: "empty", key: "none" }, t("noContext")),
    context?.reason && section("reason", t("whyHere"), h("p", null, h("b", null, wordsOf(state.language, "reason", context.reason)))),
    context && judgement(context, detail, state, t),
    slots(context, state, act, t),
    systems(detail, state, act, t),
    tried(context, state, t),
    lookups(context, t),
    files(detail, t),
    profile(detail, state, t),
    past(detail, state, act, t));
}

function section(key, title, ...content) {
  return h("section", { class: `part ${key}`, key }, h("h2", null, title), content);
}

function deadlines(detail, state, t) {
  const list = detail.deadlines ?? [];
  if (!list.length) return null;
  return h("ul", { class: "deadlines", key: "deadlines", "aria-label": t("deadlines") }, list.map((each) => {
    const left = Date.parse(each.dueAt) - state.now - state.skew;
    const tone = left < 0 ? "bad" : left < 120_000 ? "warn" : "";
    return h("li", { key: each.kind, class: `chip ${tone}` }, icon("clock"),
      t("named", wordsOf(state.language, "deadline", each.kind),
        left < 0 ? t("overdue", span(left)) : t("dueIn", left < 600_000 ? countdown(left) : span(left))));
  }));
}

function judgement(context, detail, state, t) {
  const rows = [];
  if (context.intent?.name) {
    const others = (context.intent.alternatives ?? []).filter((each) => each.confidence >= WORTH_SAYING)
      .map((each) => `${wordsOf(state.language, "intent", each.name)} ${percent(each.confidence)}`);
    rows.push([t("intent"), h("span", null, wordsOf(state.language, "intent", context.intent.name), context.intent.confidence !== undefined && h("span", { class: "quiet" }, ` ${percent(context.intent.confidence)}`),
      others.length > 0 && h("span", { class: "also" }, `${t("alternatives")} ${others.join(", ")}`))]);
  }
  if (context.urgency) rows.push([t("urgency"), h("span", { class: `level ${context.urgency}` }, wordsOf(state.language, "urgency", context.urgency))]);
  if (context.sentiment) rows.push([t("mood"), mood(context.sentiment, detail.moods, t)]);
  if (context.language) rows.push([t("spoken"), languageName(context.language, state.language)]);
  return rows.length > 0 && h("dl", { class: "facts", key: "judgement" }, rows.map(([name, value]) => [h("dt", { key: `${name}-t` }, name), h("dd", { key: `${name}-d` }, value)]));
}

function mood({ now: then, slope }, moods, t) {
  const now = moods?.at(-1) ?? then;
  const level = now < -0.25 ? "bad" : now > 0.25 ? "good" : "neutral";
  const trend = slope < -0.1 ? t("moodFalling") : slope > 0.1 ? t("moodRising") : "";
  return h("span", { class: `mood ${level}` }, `${t(`mood${level}`)} ${trend}`.trim(), line(moods ?? [], t));
}

/** The mood of the last messages as a small line, from very upset below to very content above. */
function line(moods, t) {
  if (moods.length < 2) return null;
  const width = 8 * (moods.length - 1);
  const points = moods.map((each, index) => `${index ? "L" : "M"}${2 + 8 * index} ${10 - 4 * each}`).join("");
  return h("svg", { class: "moods", viewBox: `0 0 ${width + 4} 20`, width: width + 4, height: 20, role: "img", "aria-label": t("moodLine", moods.join(", ")) },
    h("path", { class: "zero", d: `M2 10H${width + 2}` }), h("path", { d: points }),
    h("circle", { cx: width + 2, cy: 10 - 4 * moods.at(-1), r: 2 }));
}

function slots(context, state, act, t) {
  if (!context?.slots?.length) return null;
  return section("slots", t("slots"), h("dl", { class: "facts slots" }, context.slots.map((slot, index) => [
    h("dt", { key: `${index}-t` }, wordsOf(state.language, "slot", slot.name)),
    h("dd", { key: `${index}-d` }, h("code", null, slot.value),
      h("button", { class: "button tool small", type: "button", "aria-label": t("copy", wordsOf(state.language, "slot", slot.name)), title: t("copy", wordsOf(state.language, "slot", slot.name)), onclick: () => act.copy(slot.value) }, icon("copy"))),
  ])));
}

function tried(context, state, t) {
  if (!context?.tried?.length) return null;
  return section("tried", t("tried"), h("ol", null, context.tried.map((each, index) =>
    h("li", { key: index }, h("span", null, each.text),
      each.outcome && h("span", { class: "quiet" }, ` · ${wordsOf(state.language, "outcome", each.outcome)}`),
      (each.sources ?? []).map((source) => h("span", { class: "chip", key: source.articleId, title: source.articleId }, source.title ?? source.articleId))))));
}

function lookups(context, t) {
  if (!context?.lookups?.length) return null;
  return section("lookups", t("lookups"), h("ul", null, context.lookups.map((each, index) =>
    h("li", { key: index }, h("b", null, each.name.replaceAll("_", " ")), each.result && h("span", null, `: ${each.result}`), each.status && h("span", { class: "quiet" }, ` · ${each.status}`)))));
}

/** Every file of the transcript, and those that only the package names. */
function files(detail, t) {
  const shown = detail.messages.flatMap(({ attachments, eventId }) => (attachments ?? []).map((file) => ({ ...file, eventId })));
  const named = shown.length ? [] : (detail.context?.attachments ?? []);
  if (!shown.length && !named.length) return null;
  return section("files", t("files"), h("ul", null,
    shown.map((file, index) => h("li", { key: `${file.eventId}-${index}` },
      /^https?:\/\//.test(file.url ?? "") ? h("a", { href: file.url, target: "_blank", rel: "noopener noreferrer" }, file.name || t("attachment")) : file.name || t("attachment"))),
    named.map((each) => h("li", { key: each.sha256, title: `SHA-256 ${each.sha256}` }, each.sha256.slice(0, 12)))));
}

/** Whether something can still be merged into another. */
export function isOpen({ control }) {
  return control.owner !== "none" || control.phase === "resolved";
}

/** Earlier sessions of this conversation, and other conversations of the same customer. */
function past(detail, state, act, t) {
  const sessions = [...(detail.pastSessions ?? [])].reverse();
  const others = state.related[state.open] ?? [];
  if (!sessions.length && !others.length) return null;
  return section("past", t("past"),
    h("ul", null, sessions.map((each) => h("li", { key: `s-${each.sessionSeq}` },
      [t("sessionNumber", each.sessionSeq), each.agentId, each.code && wordsOf(state.language, "code", each.code)].filter(Boolean).join(" · ")))),
    h("ul", null, others.map((each) => h("li", { key: each.conversationId },
      h("button", { class: "button small plain link", type: "button", onclick: () => act.openConversation(each.conversationId) },
        [each.channel, each.lastMessage?.text].filter(Boolean).join(": ")),
      isMine(detail, state) && isOpen(each) && h("button", { class: "button small", type: "button", "data-merge": each.conversationId, onclick: () => act.openDialog("merge", { id: state.open, from: each.conversationId }) }, t("merge"))))));
}

function profile(detail, state, t) {
  const { customer, channel, account } = detail;
  const rows = [
    [t("name"), customer?.name], [t("tier"), customer?.tier],
    [t("spoken"), customer?.language && languageName(customer.language, state.language)], [t("channel"), [channel, account].filter(Boolean).join(" · ")],
    ...(customer?.attributes ?? []).map((each) => [each.name, each.value]),
  ].filter(([, value]) => value);
  return section("profile", t("profile"), h("dl", { class: "facts" }, rows.map(([name, value]) => [h("dt", { key: `${name}-t` }, name), h("dd", { key: `${name}-d` }, value)])));
}
