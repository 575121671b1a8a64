internal import BotCore
internal import Conversation
internal import Firm
internal import Logging
internal import Metrics
internal import Outbound

/// Asks the firm's systems what the bot wants to know, its language model among them.
struct LookupCaller: Sendable {
  /// To a language model a connection is made within a second or not at all.
  static let modelConnection = Duration.seconds(1)

  let clients: OutboundClients
  let modelClients: OutboundClients
  let modelMetrics = LanguageModelMetrics()
  let breakers = LookupBreakers()
  let logger: Logger

  /// Never throws: whatever happens is an outcome. It takes no longer than the request's timeout.
  func call(_ call: LookupCall, _ connectors: Connectors) async -> LookupOutcome {
    let name = call.subject.name
    guard let question = question(call, connectors) else {
      return .failed("there is no such connector any more")
    }
    guard let permit = breakers.admit(name, connectors) else {
      count(name, "left_alone")
      return .failed("it is left alone after failures")
    }
    let begin = ContinuousClock.now
    let clients = call.subject == .languageModel ? modelClients : clients
    let answer = await answer(to: question, clients)
    let time = ContinuousClock.now - begin
    switch answer {
    case .outcome: breakers.succeeded(permit, name, connectors)
    case .fault(_, let wait): breakers.failed(permit, name, connectors, wait: wait)
    case .notAsked: breakers.withdrawn(permit, name, connectors)
    }
    Timer(label: "baton_bot_lookup_seconds", dimensions: [("connector", name)])
      .record(duration: time)
    count(name, answer.word)
    logger.log(
      level: answer.isFailure ? .warning : .info, "Lookup",
      metadata: [
        "connector": "\(name)", "request": "\(call.id)", "outcome": "\(answer.word)",
        "reason": "\(answer.reason)", "milliseconds": "\(time.wholeMilliseconds)",
      ])
    return answer.outcome
  }

  private func question(_ call: LookupCall, _ connectors: Connectors) -> (any OutsideQuestion)? {
    switch call.subject {
    case .languageModel: LanguageModelQuestion(call, connectors, modelMetrics)
    case .connector, .sendCode, .checkCode: LookupQuestion(call, connectors)
    }
  }

  private func count(_ name: String, _ outcome: String) {
    Counter(
      label: "baton_bot_lookups_total", dimensions: [("connector", name), ("outcome", outcome)]
    ).increment()
  }

  /// The first of answer and time-out. A look-up of a name cannot be cancelled, so nobody waits for what comes late.
  private func answer(
    to question: any OutsideQuestion, _ clients: OutboundClients
  ) async -> LookupAnswer {
    let (answers, first) = AsyncStream.makeStream(of: LookupAnswer.self)
    let timeout = question.timeout
    let asking = Task { first.yield(await question.ask(clients)) }
    let waiting = Task {
      try? await Task.sleep(for: timeout)
      first.yield(.fault("no answer within \(timeout.text)"))
    }
    defer {
      asking.cancel()
      waiting.cancel()
    }
    for await answer in answers { return answer }
    return .notAsked("it was cancelled")
  }
}
