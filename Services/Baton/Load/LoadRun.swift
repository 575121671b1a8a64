import Conversation
import Foundation

/// One run of `baton load`.
struct LoadRun: Sendable {
  let lines: [LoadFile.Line]
  let target: LoadTarget
  let rate: LoadRate
  let concurrency: Int
  let patience: Duration
  let tellsEach: Bool
  let reader: LogReader

  /// Fails as soon as reading the log does: nobody would know then what became of the messages.
  func run() async throws -> LoadReport {
    let ledger = LoadLedger(expected: lines.count)
    let bar = ProgressBar()
    defer { bar.clear() }
    let reading = AsyncStream.makeStream(of: Void.self)
    return try await withThrowingTaskGroup(of: LoadReport?.self) { group in
      group.addTask {
        try await reader.read(.forever) {
          reading.continuation.finish()
        } _: { entry in
          await ledger.saw(entry.judged)
          return true
        }
        return nil
      }
      group.addTask { try await show(ledger, on: bar) }
      group.addTask {
        for await _ in reading.stream {}
        try Task.checkCancellation()
        return await drive(ledger)
      }
      defer { group.cancelAll() }
      for try await report in group {
        if let report { return report }
      }
      throw CancellationError()
    }
  }

  /// Sends everything and waits for the outcomes.
  private func drive(_ ledger: LoadLedger) async -> LoadReport {
    let begin = ContinuousClock.now
    let end = await send(ledger)
    await ledger.settle(patience: patience)
    return await ledger.report(sending: begin.duration(to: end), each: tellsEach)
  }

  private func show(_ ledger: LoadLedger, on bar: ProgressBar) async throws -> Never {
    while true {
      bar.show(await ledger.progress)
      try await Task.sleep(for: .milliseconds(200))
    }
  }

  /// Gives when the last one was accepted.
  private func send(_ ledger: LoadLedger) async -> ContinuousClock.Instant {
    let run = UUID().uuidString.prefix(8).lowercased()
    let customers = LoadFile.customers(lines)
    var pace = Pace(rate)
    await withTaskGroup(of: Void.self) { group in
      for (number, messages) in customers.enumerated() {
        if number >= concurrency { await group.next() }
        await pace.wait(for: messages.count)
        group.addTask { await send(messages, as: "\(run)-\(number)", ledger) }
      }
    }
    return .now
  }

  private func send(_ messages: [LoadFile.Line], as peer: String, _ ledger: LoadLedger) async {
    for (number, message) in messages.enumerated() {
      let id = await send(message.text, id: "m-\(number + 1)", from: peer, ledger)
      guard let id, number + 1 < messages.count else { continue }
      await ledger.outcome(of: id, patience: patience)
    }
  }

  private func send(
    _ text: String, id: String, from peer: String, _ ledger: LoadLedger
  ) async -> EventID? {
    let limit = ContinuousClock.now + patience
    while true {
      let begin = ContinuousClock.now
      switch await target.send(text, id: id, from: peer) {
      case .accepted(let accepted):
        guard let event = EventID(accepted.eventId) else {
          await ledger.refused("an eventId that is none: \(accepted.eventId)")
          return nil
        }
        await ledger.accepted(event, text, begin: begin)
        return event
      case .later(let wait) where begin < limit:
        await ledger.delayed()
        try? await Task.sleep(for: wait)
      case .later:
        await ledger.refused("429 or 503 for \(patience)")
        return nil
      case .refused(let reason):
        await ledger.refused(reason)
        return nil
      }
    }
  }
}

/// Spreads the sending evenly over time.
struct Pace {
  private let interval: Duration
  private var next = ContinuousClock.now

  init(_ rate: LoadRate) {
    switch rate {
    case .max: interval = .zero
    case .perSecond(let rate): interval = .seconds(1 / rate)
    }
  }

  /// Waits until the next message, or customer with so many, may go.
  mutating func wait(for messages: Int) async {
    guard interval > .zero else { return }
    try? await Task.sleep(until: next)
    next = max(next, .now - .seconds(1)) + interval * messages
  }
}
