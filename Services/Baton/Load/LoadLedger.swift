import Conversation

/// What became of each message that was sent.
actor LoadLedger {
  private struct Line {
    var begin: ContinuousClock.Instant?
    var accepted: Duration?
    var firstWord: Duration?
    var outcomes: [MessageOutcome.Kind] = []
    /// Seen before intake's answer was.
    var seen: ContinuousClock.Instant?
    var text = ""
    /// What the bot did first, in words.
    var deed = LoadDeed()

    /// Outcomes of the bot's tenure; a person's answer to what was handed over is no other one.
    var decided: [MessageOutcome.Kind] {
      outcomes.filter { [.answered, .askedBack, .handedOver].contains($0) }
    }

    var isSettled: Bool { !decided.isEmpty || outcomes.contains(.ended) }
  }

  struct Progress: Sendable {
    var expected: Int
    var accepted: Int
    var refused: Int
    var settled: Int
  }

  private let expected: Int
  private var lines: [EventID: Line] = [:]
  private var refusals: [String: Int] = [:]
  private var delays = 0
  private var settled = 0
  private var accepted = 0
  private var lastChange = ContinuousClock.now
  private var first: ContinuousClock.Instant?
  private var last: ContinuousClock.Instant?
  private var waiting: [EventID: [CheckedContinuation<Void, Never>]] = [:]

  init(expected: Int) {
    self.expected = expected
  }

  var progress: Progress {
    Progress(
      expected: expected, accepted: accepted, refused: refusals.values.reduce(0, +),
      settled: settled)
  }

  func accepted(_ event: EventID, _ text: String = "", begin: ContinuousClock.Instant) {
    let now = ContinuousClock.now
    var line = lines[event] ?? Line()
    line.begin = begin
    line.text = text
    line.accepted = begin.duration(to: now)
    if let seen = line.seen { line.firstWord = begin.duration(to: seen) }
    if line.isSettled { settled += 1 }
    lines[event] = line
    accepted += 1
    first = first ?? begin
    lastChange = now
  }

  func refused(_ reason: String) {
    refusals[reason, default: 0] += 1
    lastChange = .now
  }

  func delayed() {
    delays += 1
    lastChange = .now
  }

  /// Takes in what a record of the log says about messages; those of others too, as intake's answer
  /// may come later than the bot's.
  func saw(_ judged: Judged) {
    guard judged.verdict.isEffective, !judged.outcomes.isEmpty else { return }
    let now = ContinuousClock.now
    for outcome in judged.outcomes {
      var line = lines[outcome.message] ?? Line()
      let wasSettled = line.isSettled
      if line.decided.isEmpty { line.deed = LoadDeed(judged.event) }
      line.outcomes.append(outcome.kind)
      if line.seen == nil { line.seen = now }
      if let begin = line.begin, line.firstWord == nil { line.firstWord = begin.duration(to: now) }
      if line.begin != nil, !wasSettled, line.isSettled { settled += 1 }
      lines[outcome.message] = line
      for waiter in waiting.removeValue(forKey: outcome.message) ?? [] { waiter.resume() }
    }
    last = now
    lastChange = now
  }

  /// Waits until the message has an outcome, for so long, or until the task is cancelled.
  func outcome(of event: EventID, patience: Duration) async {
    guard lines[event]?.isSettled != true, !Task.isCancelled else { return }
    let limit = Task {
      try await Task.sleep(for: patience)
      giveUp(event)
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { waiting[event, default: []].append($0) }
    } onCancel: {
      Task { await self.giveUp(event) }
    }
    limit.cancel()
  }

  private func giveUp(_ event: EventID) {
    for waiter in waiting.removeValue(forKey: event) ?? [] { waiter.resume() }
  }

  /// Waits until every accepted message has an outcome, or nothing happened for so long.
  func settle(patience: Duration) async {
    while settled < accepted, lastChange + patience > .now, !Task.isCancelled {
      try? await Task.sleep(for: .milliseconds(50))
    }
  }

  /// - Parameter each: whether it tells of every message.
  func report(sending: Duration, each: Bool = false) -> LoadReport {
    let mine = lines.values.filter { $0.begin != nil }
    let total = (first ?? .now).duration(to: last ?? .now)
    return LoadReport(
      messages: expected, accepted: accepted, refused: refusals, delayed: delays,
      sendingSeconds: sending.seconds, totalSeconds: total.seconds,
      intake: Percentiles(mine.compactMap(\.accepted)),
      firstAnswer: Percentiles(mine.compactMap(\.firstWord)),
      answered: mine.count { $0.decided.first == .answered },
      offered: mine.count { $0.decided.first == .askedBack },
      handedOver: mine.count { $0.decided.first == .handedOver },
      reasons: reasons(mine),
      ended: mine.count { $0.decided.isEmpty && $0.outcomes.contains(.ended) },
      withoutOutcome: mine.count { !$0.isSettled },
      withSeveralOutcomes: mine.count { $0.decided.count > 1 },
      each: each ? self.each(mine) : nil)
  }

  private func reasons(_ lines: [Line]) -> [String: Int] {
    lines.filter { $0.decided.first == .handedOver }
      .reduce(into: [:]) { $0[$1.deed.reason ?? "unknown", default: 0] += 1 }
  }

  /// In the order in which they were sent.
  private func each(_ lines: [Line]) -> [LoadReport.Each] {
    lines.compactMap { line in line.begin.map { ($0, line) } }.sorted { $0.0 < $1.0 }
      .map { _, line in
        LoadReport.Each(
          text: line.text, outcome: LoadReport.word(line.decided.first), reason: line.deed.reason,
          queue: line.deed.queue, reply: line.deed.reply, choices: line.deed.choices)
      }
  }
}

extension Duration {
  var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}
