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
    let knowledge = knowledge.part(folders)
    var understood = understand(text, folders, knowledge, hint(conversation))
    if let chosen = OfferedChoice.article(for: entry, in: conversation.transcript, knowledge) {
      understood.choose(chosen)
    }
    let asked = asked(entry, understood, in: conversation)
    if let connector = asked.flatMap({ firm.connectors[$0.connector] }),
      let article = knowledge.articles.first(where: { connector.intents.contains($0.intent) })
    {
      understood.choose(article)
    }
    // Who only asks for a person asks no question: whatever is nearest is near by chance.
    if understood.ruleHits.contains(where: { $0.rule == .personRequested && $0.isAlone }) {
      understood.matches = []
    }
    let notes = notes(text, understood, entry, asked)
    return TurnUnderstood(
      message, understood, notes: notes, slots: slots(in: conversation, through: entry),
      connectors: firm.connectors.version)
  }

  /// The answer to what a lookup needs, if the message is one; whoever asks for a person, or surely for something else,
  /// gives none.
  private func asked(
    _ entry: TranscriptEntry, _ understood: Understood, in conversation: Conversation
  ) -> AskedDetail? {
    guard
      let asked = AskedDetail(entry, in: conversation.transcript, found: found(in: entry)),
      let connector = firm.connectors[asked.connector],
      understood.ruleHits.allSatisfy({ [.greeting, .thanks].contains($0.rule) })
    else { return nil }
    if let best = understood.matches.first, best.confidence >= firm.policy.bot.answerScore,
      !connector.intents.contains(best.article.intent)
    {
      return nil
    }
    return asked
  }

  private func understand(
    _ text: String, _ folders: [String], _ knowledge: KnowledgeIndex, _ hint: Language?
  ) -> Understood {
    func anew() -> Understood {
      LexicalUnderstander(knowledge: knowledge).understand(text, languageHint: hint)
    }
    let key = TextMemory.Key(text: text, folders: folders, hint: hint)
    return memory?.understood(key, orElse: anew) ?? anew()
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

  private func notes(
    _ text: String, _ understood: Understood, _ entry: TranscriptEntry, _ asked: AskedDetail?
  ) -> [TurnNote] {
    if entry.isDeleted { return [.withdrawn] }
    if text.allSatisfy(\.isWhitespace), !entry.words.attachments.isEmpty { return [.filesOnly] }
    var notes = rules.matching(text, understood).map { TurnNote.firmRule($0.id) }
    notes += understood.ruleHits.map { TurnNote($0.rule) }
    // Who asks for a person names no subject: that of the turns before stands.
    let asksForPerson = understood.ruleHits.contains { $0.rule == .personRequested }
    if !asksForPerson, let best = understood.matches.first { notes += articleNotes(best) }
    if let connector = lookup(understood, entry, asked) { notes.append(.lookup(connector)) }
    if asked?.content == .code { notes.append(.oneTimeCode) }
    if notes.isEmpty, Tokenizer.units(Normalizer.fold(text)).isEmpty { notes.append(.wordless) }
    return notes
  }

  /// The connector that finds out what is asked: surely, or nearly by a message that names all that it needs.
  private func lookup(
    _ understood: Understood, _ entry: TranscriptEntry, _ asked: AskedDetail?
  ) -> String? {
    if let asked { return asked.connector }
    guard let best = understood.matches.first, best.article.escalation == nil,
      let connector = firm.connectors.answering(best.article.intent)
    else { return nil }
    if best.confidence >= firm.policy.bot.answerScore { return connector.id }
    let named = found(in: entry).map(\.kind)
    let isNamed = !connector.needs.isEmpty && connector.needs.allSatisfy { named.contains($0.slot) }
    return isNamed && best.confidence >= firm.policy.bot.offerScore ? connector.id : nil
  }

  private func articleNotes(_ best: Match) -> [TurnNote] {
    var notes: [TurnNote] = []
    if let escalation = best.article.escalation {
      notes.append(
        .articleEscalates(reason: escalation.reason, queue: escalation.queue ?? ""))
    }
    let identity = firm.policy.escalation.identity
    if best.confidence >= firm.policy.bot.answerScore, let identity,
      identity.isNeeded(intent: best.article.intent, tags: best.article.tags)
    {
      notes.append(.identityNeeded)
    }
    let route = firm.policy.route(intent: best.article.intent, tags: best.article.tags)
    if best.confidence >= firm.policy.bot.offerScore, let route {
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
