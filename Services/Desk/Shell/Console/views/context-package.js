// The context package: what the bot found out, so that the customer need not say it again.
import { h } from "../dom.js";
import { countdown, percent, span } from "../format.js";
import { icon } from "../icons.js";
import { wordsOf } from "../words.js";

/** Below this confidence an alternative intent is there by chance. */
const WORTH_SAYING = 0.2;

/** The package beside the transcript; parts that are empty are left out. */
export function contextPackage(detail, state, act, t) {
  const context = detail.context;
  return h("div", { class: "context" },
    deadlines(detail, state, t),
    context?.summary ? section("summary", t("summary"), h("p", { class: "summary" }, context.summary)) : h("p", { class: "empty", key: "none" }, t("noContext")),
    context?.reason && section("reason", t("whyHere"), h("p", null, h("b", null, wordsOf(state.language, "reason", context.reason)))),
    context && judgement(context, state, t),
    slots(context, state, act, t),
    tried(context, state, t),
    lookups(context, t),
    files(context, t),
    profile(detail, state, t));
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

function judgement(context, state, t) {
  const rows = [];
  if (context.intent?.name) {
    const others = (context.intent.alternatives ?? []).filter((each) => each.confidence >= WORTH_SAYING)
      .map((each) => `${wordsOf(state.language, "intent", each.name)} ${percent(each.confidence)}`);
    rows.push([t("intent"), h("span", null, wordsOf(state.language, "intent", context.intent.name), context.intent.confidence !== undefined && h("span", { class: "quiet" }, ` ${percent(context.intent.confidence)}`),
      others.length > 0 && h("span", { class: "also" }, `${t("alternatives")} ${others.join(", ")}`))]);
  }
  if (context.urgency) rows.push([t("urgency"), h("span", { class: `level ${context.urgency}` }, wordsOf(state.language, "urgency", context.urgency))]);
  if (context.sentiment) rows.push([t("mood"), mood(context.sentiment, t)]);
  if (context.language) rows.push([t("spoken"), languageName(context.language, state.language)]);
  return rows.length > 0 && h("dl", { class: "facts", key: "judgement" }, rows.map(([name, value]) => [h("dt", { key: `${name}-t` }, name), h("dd", { key: `${name}-d` }, value)]));
}

function mood({ now, slope }, t) {
  const level = now < -0.25 ? "bad" : now > 0.25 ? "good" : "neutral";
  const trend = slope < -0.1 ? t("moodFalling") : slope > 0.1 ? t("moodRising") : "";
  return h("span", { class: `mood ${level}` }, `${t(`mood${level}`)} ${trend}`.trim());
}

function languageName(code, language) {
  try { return new Intl.DisplayNames([language === "zh" ? "zh-CN" : "en"], { type: "language" }).of(code) ?? code; } catch { return code; }
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

function files(context, t) {
  if (!context?.attachments?.length) return null;
  return section("files", t("files"), h("ul", null, context.attachments.map((each, index) =>
    h("li", { key: index, title: each.sha256 ? `SHA-256 ${each.sha256}` : null }, each.name || each.sha256?.slice(0, 12) || t("attachment")))));
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
