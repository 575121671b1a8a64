internal import Conversation
internal import Lookups

/// How a customer whom nobody knows yet comes to be verified: what a code can be sent by is asked for, a code is sent,
/// and the one that they write is checked.
struct IdentityTurn {
  private let lookup: LookupTurn

  init(_ lookup: LookupTurn) {
    self.lookup = lookup
  }

  private var conversation: Conversation { lookup.conversation }

  func reading() -> MessageReading {
    guard let identity = lookup.policy.lookups.identity else {
      return .lookupFailed(Escalation(.identityUnverified, queue: belongs))
    }
    guard wrongCodes < identity.tries else { return failed(identity) }
    if let code, codesSent > 0 { return check(code, identity) }
    if let need = lookup.missing(identity.needs) { return lookup.asks(need) }
    return send(identity)
  }

  private func send(_ identity: LookupPolicy.Identity) -> MessageReading {
    let values = values(identity)
    let call = lookup.call(.sendCode, values)
    switch call.standing(in: conversation) {
    case .unasked: return codesSent < identity.tries ? .asksOutside(call) : failed(identity)
    case .waiting: return .awaits(call)
    case .done(.found(let fields)):
      let text = identity.sent.text(fields, named: values, lookup.language)
      return text.map { lookup.asks($0, .code) } ?? failed(identity)
    case .done(.notFound):
      guard let need = identity.needs.last else { return failed(identity) }
      return lookup.asks(identity.unknown.text(lookup.language), .slot(need.slot))
    case .done(.refused), .done(.failed): return failed(identity)
    }
  }

  private func check(_ code: String, _ identity: LookupPolicy.Identity) -> MessageReading {
    var values = values(identity)
    values["code"] = code
    let call = lookup.call(.checkCode, values)
    switch call.standing(in: conversation) {
    case .unasked: return .asksOutside(call)
    case .waiting: return .awaits(call)
    case .done(.refused), .done(.notFound):
      return lookup.asks(identity.wrong.text(lookup.language), .code)
    // Who gave the right code is verified, and not here.
    case .done(.found), .done(.failed): return failed(identity)
    }
  }

  /// What the customer named, and the name that the gateway knows them by, unverified.
  private func values(_ identity: LookupPolicy.Identity) -> [String: String] {
    var values = lookup.values(identity.needs)
    if !conversation.customer.id.isEmpty { values["customer"] = conversation.customer.id }
    return values
  }

  private func failed(_ identity: LookupPolicy.Identity) -> MessageReading {
    lookup.fails(.identityUnverified, identity.failure)
  }

  private var belongs: String? {
    lookup.understood.rules.compactMap(TurnNote.init).belongingQueue
  }

  /// The code in this message, if it answers the question for one.
  private var code: String? {
    guard lookup.understood.rules.contains(TurnNote.oneTimeCode.text),
      let entry = conversation.transcript[lookup.understood.message.id]
    else { return nil }
    return OneTimeCode.code(in: entry.currentText)
  }

  private var wrongCodes: Int {
    count(.checkCode) { $0 == .refused || $0 == .notFound }
  }

  private var codesSent: Int {
    count(.sendCode) { if case .found = $0 { true } else { false } }
  }

  private func count(
    _ subject: LookupCall.Subject, where isCounted: (LookupOutcome) -> Bool
  ) -> Int {
    conversation.lookups.count { lookup in
      guard lookup.connector == subject.name, let result = lookup.result else { return false }
      return isCounted(LookupOutcome(result))
    }
  }
}
