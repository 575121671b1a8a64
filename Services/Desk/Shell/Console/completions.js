// What a few letters stand for where somebody writes: "/" for the firm's replies, "@" for a colleague.

const MOST = 6;

/** The reply's text in the conversation's language, with what is known of it filled in. */
export function filled(reply, detail, me) {
  const language = detail.language?.startsWith("zh") ? "zh" : "en";
  const text = reply.text[language] ?? reply.text.en ?? "";
  const slots = Object.fromEntries((detail.context?.slots ?? []).map(({ name, value }) => [name, value]));
  const known = { ...slots, customer: detail.customer?.name, agent: me?.name, queue: detail.queueName };
  return text.replace(/\{([a-z_]+)\}/g, (whole, name) => known[name] ?? whole);
}

/** What could stand for the word that is being written, the likeliest first; null for nothing to complete. */
export function completions(mode, text, { replies, agents, detail, me, language }) {
  const match = /(?:^|\s)([/@])([^\s/@]*)$/.exec(text);
  if (!match) return null;
  const [, mark, word] = match;
  const start = text.length - word.length - 1;
  const wanted = word.toLowerCase();
  if (mark === "/" && mode === "reply") {
    const titled = (reply) => reply.title[language] ?? reply.title.en ?? reply.id;
    return found(replies, (reply) => [reply.id, ...Object.values(reply.title)], wanted)
      .map((reply) => ({ key: reply.id, name: titled(reply), text: filled(reply, detail, me), start }));
  }
  if (mark === "@" && mode === "note") {
    return found(agents, (agent) => [agent.agentId, agent.name ?? ""], wanted)
      .map((agent) => ({ key: agent.agentId, name: agent.name ?? agent.agentId, text: `@${agent.agentId} `, start }));
  }
  return null;
}

function found(all, names, wanted) {
  const rank = (each) => {
    const held = names(each).map((name) => name.toLowerCase());
    if (held.some((name) => name.startsWith(wanted))) return 0;
    return held.some((name) => name.includes(wanted)) ? 1 : 2;
  };
  return all.map((each) => [rank(each), each]).filter(([place]) => place < 2)
    .sort(([one], [other]) => one - other).slice(0, MOST).map(([, each]) => each);
}

/** The text with the word that was being written replaced. */
export function completed(text, { start, text: inserted }) {
  return text.slice(0, start) + inserted;
}
