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

  func accepted(_ event: EventID, begin: ContinuousClock.Instant) {
    let now = ContinuousClock.now
    var line = lines[event] ?? Line()
    line.begin = begin
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

  func report(sending: Duration) -> LoadReport {
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
      ended: mine.count { $0.decided.isEmpty && $0.outcomes.contains(.ended) },
      withoutOutcome: mine.count { !$0.isSettled },
      withSeveralOutcomes: mine.count { $0.decided.count > 1 })
  }
}

extension Duration {
  var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}
