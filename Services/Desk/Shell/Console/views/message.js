// One message, with what became of it: the bot's sources, the customer's outcome, the delivery.
import { h, remembered } from "../dom.js";
import { clock, fully, percent, size } from "../format.js";
import { icon } from "../icons.js";
import { words, wordsOf } from "../words.js";

/** The keys of a message's pictures, by their places. */
export function pictureKeys(each, conversation) {
  if (each.deleted) return [];
  return (each.attachments ?? []).flatMap((file, place) => (file.mediaType?.startsWith("image/") ? [[place, `${conversation}/${each.eventId}/${place}`]] : []));
}

/**
 * A message; its text is exactly what the chain is computed over. `translate` has a customer's message translated, null
 * where nobody can; `translation` is what came of that. `pictures` are those of its keys.
 */
export const message = remembered((each, language, agentId, day, conversation, translate, translation, ...pictures) => {
  const t = (key, ...values) => words(language, key, ...values);
  const { role } = each.author;
  const ours = role !== "customer";
  return h("article", {
    key: each.eventId, class: `message ${role} ${ours ? "ours" : "theirs"}`, id: `message-${each.eventId}`,
    "data-seq": each.seq, "data-event": each.eventId, "data-role": role,
  },
    h("header", null, role === "bot" && icon("bot"), h("b", null, named(each.author, agentId, t)),
      h("time", { datetime: each.sentAt, title: fully(each.sentAt, language) }, clock(each.sentAt, language, day))),
    h("p", { class: `text ${each.deleted ? "deleted" : ""}`, "data-text": true }, each.text),
    (each.attachments ?? []).map((file, index) => attachment(file, index, t)),
    pictureKeys(each, conversation).map(([place, key], index) => picture(each.attachments[place], key, pictures[index], t)),
    sources(each, t),
    translation?.text && h("p", { key: "translation", class: "translation", role: "status" }, h("span", { class: "unseen" }, t("translation")), translation.text),
    h("footer", null, marks(each, language, t),
      translate && !ours && !each.deleted && each.text && !translation?.text && h("button", {
        key: "translate", class: "button small plain link", type: "button", disabled: Boolean(translation?.busy), "data-translate": each.eventId, onclick: () => translate(conversation, each.eventId),
      }, t(translation?.busy ? "loading" : "translateThis"))));
});

function named(author, agentId, t) {
  if (author.role === "agent" && author.id === agentId) return t("you");
  return author.role === "bot" ? t("bot") : author.name ?? t(author.role);
}

function attachment(file, index, t) {
  const label = file.name || t("attachment");
  const safe = /^https?:\/\//.test(file.url ?? "");
  const about = [file.mediaType, file.bytes > 0 && size(file.bytes)].filter(Boolean).join(", ");
  return h("p", { class: "attachment", key: `file-${index}` }, icon(file.mediaType?.startsWith("image/") ? "image" : "file"),
    safe ? h("a", { href: file.url, target: "_blank", rel: "noopener noreferrer" }, label) : label,
    about && h("span", { class: "quiet" }, about));
}

/** Its place has its size from the beginning: nothing moves when the picture comes. */
function picture(file, key, { address, failed } = {}, t) {
  return h("p", { key, class: `picture ${address ? "shown" : ""}`, "data-picture": key },
    address ? h("img", { src: address, alt: t("pictureOf", file.name || t("attachment")) })
      : h("span", { class: "quiet" }, t(failed ? "noPicture" : "loading")));
}

function sources(each, t) {
  const sure = each.confidence > 0;
  if (!each.sources?.length && !sure) return null;
  return h("p", { class: "sources" }, icon("book"), h("span", { class: "unseen" }, t("sources")),
    sure && h("span", { key: "sure", class: "chip", title: t("confidence") }, h("span", { class: "unseen" }, t("confidence")), percent(each.confidence)),
    (each.sources ?? []).map((source) => h("span", { class: "chip", key: source.articleId, title: source.articleId }, source.title ?? source.articleId)));
}

function marks(each, language, t) {
  const { outcome, delivery } = each;
  return [
    each.edited && h("span", { key: "edited" }, `${t("edited")}${each.editedText ? `: ${each.editedText}` : ""}`),
    each.deleted && h("span", { key: "deleted" }, t("deleted")),
    outcome && mark(outcome, language, t),
    each.assistance?.length > 0 && h("span", { key: "assisted" }, t("assistedBy", each.assistance.map((task) => t(task)).join(", "))),
    delivery && h("span", { key: "delivery", class: `delivery ${delivery}` }, ticks(delivery), wordsOf(language, "delivery", delivery)),
  ];
}

/** One tick for sent, two for delivered and read; drawn, for the words say it too. */
function ticks(delivery) {
  const count = { accepted: 1, delivered: 2, read: 2 }[delivery] ?? 0;
  return Array.from({ length: count }, (_, index) => h("span", { key: index, class: "tick" }, icon("check")));
}

/** What became of a message, leading to what answered it. */
function mark(outcome, language, t) {
  const kind = shownKind(outcome);
  const answer = outcome.kind === "handedOver" ? outcome.followedUpBy : outcome.by;
  const label = wordsOf(language, "outcome", kind);
  if (!answer || !kind.match(/answered|askedBack|followedUp/)) return h("span", { key: "outcome", class: `outcome ${kind}` }, label);
  return h("a", { key: "outcome", class: `outcome ${kind}`, href: `#message-${answer}`, title: t("toMessage"), onclick: (event) => jump(event, answer) }, label);
}

function shownKind(outcome) {
  if (outcome.kind !== "handedOver") return outcome.kind;
  if (outcome.followedUpBy) return "followedUp";
  return outcome.ended ? "ended" : "waiting";
}

/** Whether a customer's message still waits for somebody's answer. */
export function waitsForAnswer({ outcome }) {
  return outcome?.kind === "open" || (outcome?.kind === "handedOver" && !outcome.followedUpBy && !outcome.ended);
}

function jump(event, id) {
  event.preventDefault();
  const target = document.getElementById(`message-${id}`);
  target?.scrollIntoView({ block: "center" });
  target?.animate([{ opacity: 0.35 }, { opacity: 1 }], { duration: 900 });
}
