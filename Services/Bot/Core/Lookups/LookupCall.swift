public import Conversation

/// One question to a system outside. Its id follows from what is asked and why, so that whoever decides it again, or
/// asks again after a crash, speaks of the same one.
public struct LookupCall: Sendable, Equatable {
  public enum Subject: Sendable, Equatable {
    case connector(String)
    /// To send the customer a one-time code.
    case sendCode
    /// To check the one that they wrote.
    case checkCode
    /// To answer from what the search found.
    case languageModel

    /// As the log names it.
    public var name: String {
      switch self {
      case .connector(let id): id
      case .sendCode: "identity.send"
      case .checkCode: "identity.check"
      case .languageModel: LanguageModelPolicy.name
      }
    }
  }

  /// Of `lookup.requested`.
  public let id: EventID
  public let subject: Subject
  /// What requests name in braces.
  public let values: [String: String]
  /// What a language model is asked.
  public let question: ModelQuestion?
  /// What a system that changes something knows a repeated call by.
  public let idempotencyKey: EventID
  /// The customer message that it is for; a person's request.
  let cause: EventID

  /// - Parameter epoch: the control epoch that it is asked in: in another one it is another question.
  init(
    _ subject: Subject, _ values: [String: String], for message: EventID, epoch: Int64,
    question: ModelQuestion? = nil
  ) {
    self.subject = subject
    self.values = values
    self.question = question
    cause = message
    id = .following(message, Self.asked(subject, values), ordinal: Int(clamping: epoch))
    idempotencyKey = id
  }

  /// What a person asked for by `request`. Who asks a connector for the same again in the same session repeats it:
  /// nobody is refunded twice because an answer was slow.
  init(
    _ subject: Subject, _ values: [String: String], askedBy request: EventID,
    in conversation: Conversation
  ) {
    self.subject = subject
    self.values = values
    question = nil
    cause = request
    id = request
    idempotencyKey =
      switch subject {
      case .connector:
        .following(
          EventID(hi: conversation.id.hi, lo: conversation.id.lo), Self.asked(subject, values),
          ordinal: Int(conversation.session))
      case .sendCode, .checkCode, .languageModel: request
      }
  }

  private static func asked(_ subject: Subject, _ values: [String: String]) -> String {
    let arguments = values.keys.sorted().map { "\($0)=\(values[$0] ?? "")" }
    return (["lookup", subject.name] + arguments).joined(separator: "\n")
  }

  /// The event that asks; without the code that the customer wrote.
  func requested(in conversation: Conversation, now: Timestamp) -> Event {
    var body = LookupRequested()
    body.connector = subject.name
    body.idempotencyKey = idempotencyKey.description
    body.arguments = values.keys.sorted().map { name in
      var slot = Slot()
      slot.name = name
      slot.value = name == "code" ? "••••" : values[name] ?? ""
      return slot
    }
    return event(id, .lookupRequested(body), conversation, now)
  }

  /// The event that tells what came of it. Whoever asks again later may tell something else, and the first one that is
  /// effective counts.
  public func completed(
    _ outcome: LookupOutcome, in conversation: Conversation, now: Timestamp
  ) -> Event {
    event(
      .following(id, "lookup.completed", ordinal: Int(clamping: conversation.lastOffset)),
      .lookupCompleted(outcome.completed(id)), conversation, now)
  }

  /// How far it is.
  enum Standing {
    case unasked, waiting
    case done(LookupOutcome)
  }

  func standing(in conversation: Conversation) -> Standing {
    guard let lookup = conversation.lookups.first(where: { $0.request == id }) else {
      return .unasked
    }
    return lookup.result.map { .done(LookupOutcome($0)) } ?? .waiting
  }

  private func event(
    _ id: EventID, _ body: EventBody, _ conversation: Conversation, _ now: Timestamp
  ) -> Event {
    Event(
      id: id, conversation: conversation.id, session: conversation.session,
      epoch: conversation.control.epoch, author: .bot, occurredAt: now, causation: cause,
      body: body)
  }
}
