public import Conversation

extension StreamItem {
  /// What one record brings to the customer's page, `after` being the conversation's state with it.
  public static func items(of judged: Judged, after: Conversation) -> [StreamItem] {
    guard judged.verdict.isEffective, let event = judged.event else { return [] }
    var contents: [Content] = []
    if let control = judged.control { contents.append(Self.control(control.after, after.session)) }
    if judged.seq > 0, let entry = after.transcript[event.id] {
      contents.append(.message(entry, messageID: messageID(of: event)))
    }
    switch event.body {
    case .queuePositionChanged(let body): contents.append(position(body))
    case .csatRequested(let body):
      contents.append(rating(judged.session, event, body.span, score: nil))
    case .csatSubmitted(let body):
      contents.append(rating(judged.session, event, body.span, score: Int(body.score)))
    default: break
    }
    return numbered(contents, judged.partition, judged.offset)
  }

  /// What a reader shows of a conversation whose earlier records it never read: its state, as the
  /// record at `offset` carried it.
  public static func items(carried state: Conversation, partition: Int32, offset: Int64)
    -> [StreamItem]
  {
    var contents: [Content] = state.transcript.entries.map { .message($0, messageID: nil) }
    contents.append(control(state.control, state.session))
    if state.control.owner == .queue, state.queue.position > 0 {
      contents.append(.position(Int(state.queue.position), waitP50: nil, waitP90: nil))
    }
    if let last = state.sessions.last {
      for (spans, span) in [(RatedSpans.bot, Rating.Span.bot), (.agent, .agent)]
      where last.csatRequested.contains(spans) && !last.csatSubmitted.contains(spans) {
        contents.append(.rating(session: last.number, span, score: nil))
      }
    }
    return numbered(contents, partition, offset)
  }

  private static func numbered(
    _ contents: [Content], _ partition: Int32, _ offset: Int64
  ) -> [StreamItem] {
    contents.enumerated().map { ordinal, content in
      StreamItem(
        position: StreamPosition(partition: partition, offset: offset, ordinal: ordinal),
        content: content)
    }
  }

  private static func control(_ control: Control, _ session: UInt32) -> Content {
    .control(control.owner, agentName: control.agentName, session: session)
  }

  private static func messageID(of event: Event) -> String? {
    guard case .messageReceived(let body) = event.body else { return nil }
    return body.address.messageID
  }

  private static func position(_ body: QueuePositionChanged) -> Content {
    .position(
      Int(body.position), waitP50: seconds(body.waitP50Ms), waitP90: seconds(body.waitP90Ms))
  }

  /// Whole seconds, rounded up; nil for 0, which says that nothing is known.
  private static func seconds(_ milliseconds: UInt32) -> Int? {
    milliseconds == 0 ? nil : (Int(milliseconds) + 999) / 1_000
  }

  private static func rating(
    _ current: UInt32, _ event: Event, _ span: RatedSpan, score: Int?
  ) -> Content {
    let session = event.session == 0 ? current : event.session
    return .rating(session: session, span == .bot ? .bot : .agent, score: score)
  }
}
