// Articles and canned replies between what the server has and what somebody edits: similar questions are lines.

const languages = ["en", "zh"];
const MOST_QUESTIONS = 50;

/** What is edited of an article or a reply; of none, an empty one. */
export function draftOf(tab, content) {
  if (tab === "replies") {
    return { team: content?.team ?? "", title: { en: "", zh: "", ...content?.title }, text: { en: "", zh: "", ...content?.text } };
  }
  const texts = languages.map((language) => {
    const { title = "", question = "", similar = [], answer = "" } = content?.texts?.[language] ?? {};
    return [language, { title, question, similar: similar.join("\n"), answer }];
  });
  return { folder: "", tags: [], ...content, texts: Object.fromEntries(texts) };
}

const lines = (text) => text.split("\n").map((line) => line.trim()).filter(Boolean);

/** The article as the server takes it; a language in which nothing stands is left out. */
export function articleOf({ texts, tags, folder, intent, urgency, escalation }) {
  const filled = Object.entries(texts).filter(([, text]) => Object.values(text).some((value) => value.trim()));
  return {
    tags, folder, ...(intent ? { intent } : {}), ...(urgency ? { urgency } : {}), ...(escalation ? { escalation } : {}),
    texts: Object.fromEntries(filled.map(([language, text]) => [language, {
      title: text.title.trim() || text.question.trim(), question: text.question.trim(), similar: lines(text.similar), answer: text.answer.trim(),
    }])),
  };
}

/** The reply as the server takes it. */
export function replyOf({ team, title, text }) {
  const filled = (words) => Object.fromEntries(Object.entries(words).map(([language, value]) => [language, value.trim()]).filter(([, value]) => value));
  return { ...(team ? { team } : {}), title: filled(title), text: filled(text) };
}

/** What a preview asks: what somebody typed, then the article's own questions, each once. */
export function questionsOf({ texts }, typed) {
  const own = Object.values(texts).flatMap(({ question, similar }) => [question.trim(), ...lines(similar)]);
  return [...new Set([...lines(typed), ...own].filter(Boolean))].slice(0, MOST_QUESTIONS);
}
