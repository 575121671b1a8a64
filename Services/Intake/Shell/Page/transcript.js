// What was said, in the log's order, with what is still on its way at the end. Knows no page.

export class Transcript {
  /** Messages, notes of who holds the conversation, and requests to rate, each with a `key`. */
  entries = [];
  holder = { owner: "bot", name: null, sessionSeq: 0 };
  line = null;
  #notes = 0;

  /** A message of the log. Returns its entry, or null when it was already here. */
  receive(message) {
    if (this.entries.some((entry) => entry.eventId === message.eventId && entry.settled)) return null;
    const own = message.author.role === "customer" ? this.#takePending(message) : null;
    const entry = {
      key: own?.key ?? message.eventId,
      kind: "message",
      settled: true,
      state: "sent",
      messageId: own?.messageId ?? null,
      eventId: message.eventId,
      role: message.author.role,
      name: message.author.name || null,
      text: message.text,
      sentAt: message.sentAt,
      replyTo: message.replyTo ?? [],
      sources: message.sources ?? [],
      quickReplies: message.quickReplies ?? [],
    };
    this.#insert(entry);
    return entry;
  }

  /** Takes out the optimistic twin, by its id: the same words may have been said before. */
  #takePending(message) {
    const pending = (entry) => entry.kind === "message" && !entry.settled;
    const twin =
      this.entries.find((entry) => pending(entry) && entry.eventId === message.eventId) ??
      this.entries.find((entry) => pending(entry) && entry.messageId === message.messageId);
    if (twin) this.entries.splice(this.entries.indexOf(twin), 1);
    return twin ?? null;
  }

  add({ messageId, text, sentAt, isRefused }) {
    this.entries.push({
      key: `own-${messageId}`, kind: "message", settled: false, state: isRefused ? "refused" : "sending", messageId,
      eventId: null, role: "customer", name: null, text, sentAt, replyTo: [], sources: [],
      quickReplies: [],
    });
  }

  setState(messageId, state, eventId) {
    const entry = this.entries.find((each) => each.messageId === messageId);
    if (!entry || entry.settled) return;
    entry.state = state;
    entry.eventId = eventId ?? entry.eventId;
    if (this.entries.some((other) => other !== entry && other.eventId === entry.eventId && eventId)) {
      this.discard(messageId);
    }
  }

  discard(messageId) {
    this.entries = this.entries.filter(
      (entry) => entry.messageId !== messageId || entry.settled);
  }

  /** A change of who holds the conversation. Returns the note it leaves, or null. */
  control({ owner, agent, sessionSeq }) {
    const before = this.holder;
    this.holder = { owner, name: agent?.name ?? null, sessionSeq };
    if (owner !== "queue") this.line = null;
    const unchanged = before.owner === owner && before.name === this.holder.name;
    const opening = owner === "bot" && (before.owner === "bot" || before.owner === "none");
    if (unchanged || opening) return null;
    this.#notes += 1;
    const entry = {
      key: `note-${this.#notes}`, kind: "note", settled: true, owner, name: this.holder.name,
    };
    this.#insert(entry);
    return entry;
  }

  position({ position, waitSeconds }) {
    if (this.holder.owner !== "queue") return;
    this.line = { position, low: waitSeconds?.p50 ?? null, high: waitSeconds?.p90 ?? null };
  }

  /** A request to rate. With a score it says that this was done already. */
  rating({ sessionSeq, span, score }) {
    const key = `rating-${sessionSeq}-${span}`;
    const known = this.entries.find((entry) => entry.key === key);
    if (known) {
      if (score) Object.assign(known, { score, phase: "done" });
      return null;
    }
    const entry = {
      key, kind: "rating", settled: true, sessionSeq, span, name: this.#lastPerson(),
      score: score ?? null, comment: "", phase: score ? "done" : "open",
    };
    this.#insert(entry);
    return entry;
  }

  #lastPerson() {
    return this.entries.findLast((entry) => entry.role === "agent" && entry.name)?.name ?? null;
  }

  /** A snapshot follows: only what is still on its way stays. */
  reset() {
    this.entries = this.entries.filter((entry) => !entry.settled);
    this.holder = { owner: "bot", name: null, sessionSeq: 0 };
    this.line = null;
  }

  /** Whether the bot holds the conversation and has something of the customer to answer. */
  get awaitsAnswer() {
    const last = this.entries.findLast((entry) => entry.kind === "message");
    return this.holder.owner === "bot" && last?.role === "customer" && last.state === "sent";
  }

  /** The replies offered by the last thing said to the customer, while nothing was said since. */
  get choices() {
    const last = this.entries.findLast((entry) => entry.kind === "message");
    return last && last.role !== "customer" ? last : null;
  }

  /** What a reply answers, when other words of the customer came between. */
  quoted(entry) {
    if (entry.replyTo.length !== 1) return null;
    const at = this.entries.indexOf(entry);
    const before = this.entries.slice(0, at).filter((each) => each.role === "customer");
    const answered = before.find((each) => each.eventId === entry.replyTo[0]);
    return answered && answered !== before.at(-1) ? answered : null;
  }

  #insert(entry) {
    const at = this.entries.findIndex((each) => !each.settled);
    if (at < 0) this.entries.push(entry);
    else this.entries.splice(at, 0, entry);
  }
}
