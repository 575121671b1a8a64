internal import Kafka
public import Logging
public import ServiceLifecycle
internal import Synchronization

/// Appends proposals durably, in order, and again until they are in the log: ids make repeats
/// harmless. One for a process, shared by all in it.
///
/// A `Service` so that it closes after all that append: list it before them.
public final class Appender: Service, ReadinessReporting {
  private struct State {
    var producer: Producer
    var trouble: KafkaError?
    var isClosed = false
  }

  let settings: LogSettings
  private let state: Mutex<State>
  private let logger: Logger
  private let metrics = AppendMetrics()
  private let readiness = ReadinessCell(nil)

  /// - Throws: `KafkaError` with remedy `.configure` for a property that librdkafka refuses.
  public init(_ settings: LogSettings, logger: Logger) throws {
    self.settings = settings
    self.logger = logger
    state = Mutex(State(producer: try Producer(settings.client)))
  }

  /// Why the last append failed, if none was acknowledged since.
  public var notReadyReason: String? { readiness.reason }

  public func onReadiness(_ tell: @escaping @Sendable (String?) -> Void) {
    readiness.listen(tell)
  }

  /// Appends in this order and returns where each record is, once all are durable.
  ///
  /// After an error it goes on from the first unacknowledged one, for as long as `limit` allows;
  /// without a limit until the process ends or the task is cancelled.
  @discardableResult
  public func append(
    _ proposals: [Proposal], within limit: Duration? = nil
  ) async throws(AppendError) -> [LogPosition] {
    guard !proposals.isEmpty else { return [] }
    guard let limit else { return try await append(each: [proposals])[0].get() }
    let result = await Race.first(within: limit) { await self.append(each: [proposals])[0] }
    guard let result else {
      throw .timeLimit(state.withLock { $0.trouble })
    }
    return try result.get()
  }

  /// Appends several decisions in one go, each in its own order and with its own outcome.
  func append(each decisions: [[Proposal]]) async -> [Result<[LogPosition], AppendError>] {
    var runs = decisions.map { AppendRun($0, settings) }
    var pause = Pause()
    while true {
      let open = runs.indices.filter { !runs[$0].isOver }
      guard !open.isEmpty else { break }
      guard !Task.isCancelled, let producer = openProducer else {
        for index in open { runs[index].stop() }
        break
      }
      let error = await send(&runs, open, by: producer)
      guard let error else { continue }
      handle(error, of: producer)
      await pause.wait()
    }
    return runs.map(\.result)
  }

  /// Sends what is open; gives an error after which to try again, if there was one.
  private func send(
    _ runs: inout [AppendRun], _ open: [Int], by producer: Producer
  ) async -> KafkaError? {
    let messages = open.flatMap { runs[$0].unacknowledged }
    let outcomes: [Result<Acknowledgement, KafkaError>]
    do {
      outcomes = try await producer.send(messages)
    } catch {
      return error
    }
    var next = 0
    var worst: KafkaError?
    for index in open {
      let count = runs[index].unacknowledged.count
      let error = runs[index].take(outcomes[next..<next + count])
      worst = worst ?? error
      next += count
    }
    let acknowledged = outcomes.count { if case .success = $0 { true } else { false } }
    metrics.appended(acknowledged)
    if worst == nil, acknowledged > 0, readiness.reason != nil { isWell() }
    return worst
  }

  private var openProducer: Producer? {
    state.withLock { $0.isClosed ? nil : $0.producer }
  }

  private func handle(_ error: KafkaError, of producer: Producer) {
    metrics.failed()
    let isNews = state.withLock { state in
      defer { state.trouble = error }
      return state.trouble?.code != error.code && !state.isClosed
    }
    readiness.set("appending: \(error)")
    if isNews {
      logger.warning("Appending failed and is repeated", metadata: ["error": "\(error)"])
      lookForTheBroker()
    }
    if error.remedy == .replaceClient { replace(producer) }
  }

  /// Looks whether the broker answers again: those who are turned away while this is not ready do
  /// not append, and so would never show it.
  private func lookForTheBroker() {
    Task { [weak self, client = settings.client] in
      var pause = Pause()
      let administrator = try Administrator(client)
      while self?.readiness.reason != nil {
        await pause.wait()
        guard (try? await administrator.cluster(timeout: .seconds(2))) != nil else { continue }
        self?.isWell()
      }
    }
  }

  private func isWell() {
    state.withLock { $0.trouble = nil }
    readiness.set(nil)
  }

  private func replace(_ producer: Producer) {
    let fresh = try? Producer(settings.client)
    guard let fresh else { return }
    let isReplaced = state.withLock { state in
      guard !state.isClosed, state.producer === producer else { return false }
      state.producer = fresh
      return true
    }
    let old = isReplaced ? producer : fresh
    Task.detached { await old.close(timeout: .zero) }
  }

  /// Serves until the process ends, then sends what is queued.
  public func run() async throws {
    try? await gracefulShutdown()
    await close()
  }

  /// Sends what is queued, for a second at most, and appends nothing more.
  public func close() async {
    let producer = state.withLock { state in
      defer { state.isClosed = true }
      return state.isClosed ? nil : state.producer
    }
    await producer?.close(timeout: .seconds(1))
  }
}
