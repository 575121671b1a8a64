import Conversation
import Foundation
import Kafka
import LogRuntime
import ServiceHost

/// Topics of another prefix, beside production's, into which conversations are copied.
struct Sandbox: Sendable {
  /// What was copied, and how the log of the sandbox judged it.
  struct Outcome: Encodable, Sendable {
    var prefix: String
    var kafka: String
    var conversations: Int
    var records: Int
    /// By the reason for which they were not copied.
    var leftOut: [String: Int]
    /// Whose verdict is the one they have in production.
    var sameVerdict: Int
    /// By what they were and what they are.
    var otherVerdict: [String: Int]

    var text: String {
      var lines = [
        "Copied \(records.counted("record")) of \(conversations.counted("conversation")) "
          + "into \(prefix)",
        "  \(sameVerdict) have the verdict that they have here",
      ]
      lines += otherVerdict.sorted { $0.key < $1.key }.map { "  \($0.value) \($0.key)" }
      lines += leftOut.sorted { $0.key < $1.key }.map { "  \($0.value) left out: \($0.key)" }
      lines += Sandbox.hints(prefix, kafka: kafka)
      return lines.joined(separator: "\n")
    }
  }

  var production: LogSettings
  var prefix: String
  var speed: ReplaySpeed
  var onlyCustomers: Bool
  /// Of the `baton up` of this folder, if one runs.
  var data: DataFolder

  private var settings: LogSettings {
    var settings = production
    settings.topics = Topics(prefix: prefix)
    return settings
  }

  /// Makes the topics and no more; gives how to run services on them.
  func prepare() async throws -> String {
    try await SandboxTopics(production: production, sandbox: settings, data: data).make()
    return Self.hints(prefix, kafka: production.client.bootstrapServers).joined(separator: "\n")
  }

  private static func hints(_ prefix: String, kafka: String) -> [String] {
    let variable = "BATON_TOPIC_PREFIX=\(prefix)"
    return [
      "Look into it:       \(variable) baton tail --from beginning",
      "Run services on it: \(variable) baton up --kafka \(kafka) --data .sandbox --ports free",
    ]
  }

  func publish(_ span: ReplaySpan) async throws -> Outcome {
    try await SandboxTopics(production: production, sandbox: settings, data: data).make()
    let producer = try Producer(production.client)
    let result: Result<Copying, any Error>
    do {
      result = .success(try await copy(span, by: producer))
    } catch {
      result = .failure(error)
    }
    await producer.close()
    var copying = try result.get()
    try await compare(&copying)
    return copying.outcome
  }

  /// What is known while records are copied.
  private struct Copying {
    var outcome: Outcome
    /// The verdict of each copied record in production, by its place in the sandbox.
    var verdicts: [LogPosition: Verdict] = [:]
  }

  private func copy(_ span: ReplaySpan, by producer: Producer) async throws -> Copying {
    let records = span.records
    var copies = SandboxCopy(onlyCustomers: onlyCustomers, speed: speed)
    var copying = Copying(
      outcome: Outcome(
        prefix: prefix, kafka: production.client.bootstrapServers,
        conversations: span.conversations.count, records: 0, leftOut: [:],
        sameVerdict: 0, otherVerdict: [:]))
    let (bar, clock) = (ProgressBar(), ContinuousClock())
    let (start, first) = (clock.now, records.first?.record.timestamp)
    for (done, (record, judged)) in records.enumerated() {
      guard let event = copies.event(judged) else {
        copying.outcome.leftOut[judged.event?.body.name ?? "unreadable", default: 0] += 1
        continue
      }
      if let first {
        try await clock.sleep(
          until: start + speed.delay(record.timestamp.milliseconds(since: first)))
      }
      let place = try await producer.send(
        OutgoingMessage(
          topic: settings.topics.conversations, partition: judged.partition,
          key: event.conversation.utf8, value: try event.serialized(), headers: record.headers))
      copies.note(judged, standsAt: place.offset)
      copying.verdicts[LogPosition(partition: place.partition, offset: place.offset)] =
        judged.verdict
      copying.outcome.records += 1
      bar.show(
        share: Double(done + 1) / Double(records.count), " \(done + 1) of \(records.count) records")
    }
    bar.clear()
    return copying
  }

  /// How the sandbox's own log judges what was copied.
  private func compare(_ copying: inout Copying) async throws {
    var (same, other) = (0, [String: Int]())
    let verdicts = copying.verdicts
    try await LogReader(settings: settings).read(.present) { entry in
      let judged = entry.judged
      let place = LogPosition(partition: judged.partition, offset: judged.offset)
      guard let there = verdicts[place] else { return true }
      if there.word == judged.verdict.word, there.reason == judged.verdict.reason {
        same += 1
      } else {
        let (was, now) = (Self.text(there), Self.text(judged.verdict))
        other["\(judged.event?.body.name ?? "") are \(now), and \(was) here", default: 0] += 1
      }
      return true
    }
    (copying.outcome.sameVerdict, copying.outcome.otherVerdict) = (same, other)
  }

  private static func text(_ verdict: Verdict) -> String {
    [verdict.word, verdict.reason].compactMap { $0 }.joined(separator: " ")
  }
}
