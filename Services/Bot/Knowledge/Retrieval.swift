internal import BotCore
package import Conversation
package import Firm
internal import Understanding

/// Makes of one customer message what a decision needs: everything that is looked up stands in the record, so that a
/// replay asks nobody.
package struct Retrieval: Sendable {
  package let knowledge: Knowledge
  package let firm: Firm
  private let rules: FirmRules
  private let calendar: FirmCalendar
  private var memory: TextMemory?

  package init(knowledge: Knowledge, firm: Firm) {
    self.knowledge = knowledge
    self.firm = firm
    rules = FirmRules(firm.policy)
    calendar = FirmCalendar(firm)
  }

  /// The same, for one who reads many texts and the same ones often.
  package func rememberingTexts() -> Retrieval {
    var remembering = self
    remembering.memory = TextMemory()
    return remembering
  }

  /// What `turn.understood` says of a message; nil if the conversation doesn't hold it any more.
  package func understand(_ message: EventID, in conversation: Conversation) -> TurnUnderstood? {
    guard let entry = conversation.transcript[message] else { return nil }
    let text = entry.currentText
    let folders = folders(of: conversation.address)
    let part = knowledge.part(folders)
    let thresholds = thresholds(part.understander)
    var understood = understand(text, folders, part, hint(conversation), thresholds)
    if let chosen = OfferedChoice.article(for: entry, in: conversation.transcript, part.index) {
      understood.choose(chosen)
    }
    let asked = asked(entry, understood, thresholds, in: conversation)
    if let connector = asked.flatMap({ firm.connectors[$0.connector] }),
      let article = part.index.articles.first(where: { connector.intents.contains($0.intent) })
    {
      understood.choose(article)
    }
    // Who only asks for a person asks no question: whatever is nearest is near by chance.
    if understood.ruleHits.contains(where: { $0.rule == .personRequested && $0.isAlone }) {
      understood.matches = []
      understood.matters = []
    }
    let read = ReadMessage(
      entry: entry, understood: understood, thresholds: thresholds, asked: asked)
    let notes = notes(read)
    // What a system outside is asked for, and what people decide, is the message's one matter.
    if !notes.allSatisfy(\.leavesSeveralMatters) { understood.matters = [] }
    return TurnUnderstood(
      message, understood, thresholds, notes: notes,
      slots: slots(in: conversation, through: entry), connectors: firm.connectors)
  }

  /// The answer to what a lookup needs, if the message is one; whoever asks for a person, or surely for something else,
  /// gives none.
  private func asked(
    _ entry: TranscriptEntry, _ understood: Understood, _ thresholds: Thresholds,
    in conversation: Conversation
  ) -> AskedDetail? {
    guard
      let asked = AskedDetail(entry, in: conversation.transcript, found: found(in: entry)),
      let connector = firm.connectors[asked.connector],
      understood.ruleHits.allSatisfy({ [.greeting, .thanks].contains($0.rule) })
    else { return nil }
    if let best = understood.matches.first, best.confidence >= thresholds.answer,
      !connector.intents.contains(best.article.intent)
    {
      return nil
    }
    return asked
  }

  private func understand(
    _ text: String, _ folders: [String], _ part: KnowledgePart, _ hint: Language?,
    _ thresholds: Thresholds
  ) -> Understood {
    func anew() -> Understood {
      part.understander.understand(text, languageHint: hint, thresholds: thresholds)
    }
    let key = TextMemory.Key(text: text, folders: folders, hint: hint)
    return memory?.understood(key, orElse: anew) ?? anew()
  }

  /// Those of who understands messages, unless the firm has said its own.
  private func thresholds(_ understander: any Understander) -> Thresholds {
    let bot = firm.policy.bot
    let answer = bot.answerScore ?? understander.thresholds.answer
    let offer = bot.offerScore ?? understander.thresholds.offer
    return Thresholds(answer: answer, offer: min(answer, offer))
  }

  /// What the customer's gateway may use; none for all.
  private func folders(of address: Address) -> [String] {
    firm.gateways[address.channel, address.account]?.knowledge ?? []
  }

  /// What the customer's account says, else what they wrote before.
  private func hint(_ conversation: Conversation) -> Language? {
    conversation.turn.last.flatMap { Language(tag: $0.language) }
      ?? Language(tag: conversation.customer.language)
  }

  private static let mostSlots = 10

  /// The facts of the whole session, so that whoever takes over need not look for them; the latest stay.
  private func slots(
    in conversation: Conversation, through entry: TranscriptEntry
  ) -> [SpokenSlot] {
    var slots: [SpokenSlot] = []
    for earlier in conversation.transcript.entries
    where earlier.session == entry.session && earlier.seq <= entry.seq
      && earlier.author.role == .customer
    {
      for slot in facts(in: earlier, conversation.transcript) {
        slots.removeAll { $0.slot.isSameFact(as: slot) }
        slots.append(SpokenSlot(slot: slot, messageSeq: earlier.seq))
      }
    }
    return slots.suffix(Self.mostSlots)
  }

  /// What was found, and what answers a question of the bot's; nothing of a message with a one-time code.
  private func facts(in entry: TranscriptEntry, _ transcript: Transcript) -> [Understanding.Slot] {
    let found = found(in: entry)
    guard !firm.connectors.list.isEmpty,
      let asked = AskedDetail(entry, in: transcript, found: found)
    else { return found }
    switch asked.content {
    case .code: return []
    case .slot(let slot): return found.filter { !$0.range.overlaps(slot.range) } + [slot]
    }
  }

  /// What is counted from a day is counted from the message's own, by the log's time: a replay finds the same.
  private func found(in entry: TranscriptEntry) -> [Understanding.Slot] {
    let text = entry.currentText
    let said = calendar.day(of: entry.timestamp)
    return memory?.slots(in: text, said: said) ?? SlotScanner.slots(in: text, said: said)
  }

  // MARK: - Notes

  /// A message, and all that was found out about it.
  private struct ReadMessage {
    var entry: TranscriptEntry
    var understood: Understood
    var thresholds: Thresholds
    var asked: AskedDetail?
  }

  private func notes(_ read: ReadMessage) -> [TurnNote] {
    let (entry, understood) = (read.entry, read.understood)
    let text = entry.currentText
    if entry.isDeleted { return [.withdrawn] }
    if text.allSatisfy(\.isWhitespace), !entry.words.attachments.isEmpty { return [.filesOnly] }
    var notes = rules.matching(text, understood, answerFrom: read.thresholds.answer).map {
      TurnNote.firmRule($0.id)
    }
    notes += understood.ruleHits.map { TurnNote($0.rule) }
    // Who asks for a person names no subject: that of the turns before stands.
    let asksForPerson = understood.ruleHits.contains { $0.rule == .personRequested }
    if !asksForPerson, let best = understood.matches.first {
      notes += articleNotes(best, read.thresholds)
    }
    if let connector = lookup(read) { notes.append(.lookup(connector)) }
    if read.asked?.content == .code { notes.append(.oneTimeCode) }
    if notes.isEmpty, Tokenizer.units(Normalizer.fold(text)).isEmpty { notes.append(.wordless) }
    return notes
  }

  /// The connector that finds out what is asked: surely, or nearly by a message that names all that it needs.
  private func lookup(_ read: ReadMessage) -> String? {
    if let asked = read.asked { return asked.connector }
    guard let best = read.understood.matches.first, best.article.escalation == nil,
      let connector = firm.connectors.answering(best.article.intent)
    else { return nil }
    if best.confidence >= read.thresholds.answer { return connector.id }
    let named = found(in: read.entry).map(\.kind)
    let isNamed = !connector.needs.isEmpty && connector.needs.allSatisfy { named.contains($0.slot) }
    return isNamed && best.confidence >= read.thresholds.offer ? connector.id : nil
  }

  private func articleNotes(_ best: Match, _ thresholds: Thresholds) -> [TurnNote] {
    var notes: [TurnNote] = []
    if let escalation = best.article.escalation {
      notes.append(
        .articleEscalates(reason: escalation.reason, queue: escalation.queue ?? ""))
    }
    let identity = firm.policy.escalation.identity
    if best.confidence >= thresholds.answer, let identity,
      identity.isNeeded(intent: best.article.intent, tags: best.article.tags)
    {
      notes.append(.identityNeeded)
    }
    let route = firm.policy.route(intent: best.article.intent, tags: best.article.tags)
    if best.confidence >= thresholds.offer, let route {
      notes.append(.queue(route.queue))
    }
    return notes
  }
}

extension TurnNote {
  init(_ rule: Rule) {
    switch rule {
    case .greeting: self = .greeting
    case .thanks: self = .thanks
    case .goodbye: self = .goodbye
    case .personRequested: self = .personRequested
    case .lostCard, .fraud, .unauthorisedTransfer, .complaint, .legalThreat, .harm:
      self = .alwaysEscalate(rule.rawValue)
    }
  }
}

extension Understood {
  /// The customer picked this article: there is nothing to be unsure of.
  mutating func choose(_ article: Article) {
    matters = []
    matches.removeAll { $0.article.id == article.id }
    let language = language == .other ? Language.english : language
    matches.insert(
      Match(
        article: article, confidence: 1, wording: article.text(in: language)?.title ?? "",
        language: language,
        evidence: Evidence(
          queryCoverage: 1, wordingCoverage: 1, articleCoverage: 1, relativeScore: 1, lead: 1)),
      at: 0)
    ruleHits = []
    intent = article.intent
    confidence = 1
  }
}
