public import Conversation
public import Firm
internal import LogRuntime
internal import Logging
internal import Metrics
internal import Synchronization

/// What people at the desk made of the firm's knowledge, read along as long as the process runs: the same for all who read
/// the topic that far.
public final class EditedKnowledge: Sendable {
  /// One edit, and what the log says of it.
  public struct Judged: Sendable {
    public var event: EventID
    public var partition: Int32
    public var offset: Int64
    public var verdict: Verdict
  }

  private struct State {
    var edits = KnowledgeEdits()
    /// Raised with whatever changes the edits, a beginning anew too.
    var version = 0
    var hasCaughtUp = false
    var waiting: [Int: AsyncStream<Void>.Continuation] = [:]
    var lastWaiter = 0
  }

  private let state = Mutex(State())
  private let judged: @Sendable ([Judged]) -> Void
  private let logger: Logger

  /// - Parameter judged: told each edit, once `current` holds it.
  init(logger: Logger, judged: @escaping @Sendable ([Judged]) -> Void) {
    self.logger = logger
    self.judged = judged
  }

  /// As far as it is read; the version changes with it.
  public var current: (edits: KnowledgeEdits, version: Int) {
    state.withLock { ($0.edits, $0.version) }
  }

  /// Returns once all is read that was there at the beginning, or the task is cancelled.
  public func caughtUp() async {
    let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
    let id = state.withLock { state -> Int? in
      guard !state.hasCaughtUp else { return nil }
      state.lastWaiter += 1
      state.waiting[state.lastWaiter] = continuation
      return state.lastWaiter
    }
    guard let id else { return }
    for await _ in stream {}
    state.withLock { _ = $0.waiting.removeValue(forKey: id) }
  }

  func take(_ entries: [WholeTopicReader.Entry]) {
    let told = state.withLock { state in
      state.version += 1
      return entries.map { entry in
        let edited = entry.value.flatMap { KnowledgeEdited(bytes: $0) }
        let verdict = state.edits.apply(
          edited, offset: entry.offset, timestamp: entry.timestamp)
        return (edited, entry, verdict)
      }
    }
    for (edited, entry, verdict) in told { tell(edited, entry, verdict) }
    judged(
      told.compactMap { edited, entry, verdict in
        edited.map {
          Judged(
            event: $0.event.id, partition: entry.partition, offset: entry.offset, verdict: verdict)
        }
      })
  }

  private func tell(
    _ edited: KnowledgeEdited?, _ entry: WholeTopicReader.Entry, _ verdict: Verdict
  ) {
    Counter(
      label: "baton_knowledge_edits_total",
      dimensions: [("verdict", verdict.isEffective ? "effective" : "void")]
    ).increment()
    logger.debug(
      "Knowledge edited",
      metadata: [
        "subject": "\(edited?.id ?? "")", "author": "\(edited?.authorID ?? "")",
        "offset": "\(entry.offset)", "verdict": "\(verdict)",
      ])
  }

  func finishCatchingUp() {
    let waiting = state.withLock { state in
      state.hasCaughtUp = true
      return Array(state.waiting.values)
    }
    for waiter in waiting { waiter.finish() }
  }

  func beginAnew() {
    state.withLock { state in
      state.edits = KnowledgeEdits()
      state.version += 1
    }
  }
}

extension ServiceHost {
  /// Adds a reader of `baton.knowledge`; the process is ready once it has read what is there.
  public func addEditedKnowledge(
    judged: @escaping @Sendable ([EditedKnowledge.Judged]) -> Void = { _ in }
  ) -> EditedKnowledge {
    let edited = EditedKnowledge(logger: logger, judged: judged)
    let settings = logSettings
    let reader = WholeTopicReader(
      settings, topic: settings.topics.knowledge, logger: logger,
      WholeTopicReader.Takers {
        edited.take($0)
      } caughtUp: {
        edited.finishCatchingUp()
      } beginsAnew: {
        edited.beginAnew()
      })
    let check = readiness.check("knowledge edits")
    reader.onReadiness { reason in
      if let reason { check.notReady(reason) } else { check.ready() }
    }
    add(reader, named: "knowledge edits")
    return edited
  }
}
