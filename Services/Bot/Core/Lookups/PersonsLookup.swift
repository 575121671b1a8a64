public import Conversation

/// What a person who holds a conversation asked for, and the bot asks on their behalf.
public struct PersonsLookup: Sendable, Equatable {
  public let call: LookupCall
  /// Why nobody is asked; nil for nothing.
  public let hindrance: String?

  /// Nil for what the bot asks for itself, and for what was answered.
  init?(_ lookup: LookupState, in conversation: Conversation, _ policy: BotPolicy) {
    guard let asked = lookup.asked, lookup.result == nil else { return nil }
    let subject = LookupCall.Subject(person: lookup.connector)
    var values = asked.arguments.reduce(into: [:]) { $0[$1.name] = $1.value }
    // These two are known, or not, whatever somebody says of them.
    values["customer"] = Self.customer(subject, conversation, policy)
    values["code"] = subject == .checkCode ? Self.code(in: conversation) : nil
    hindrance =
      switch subject {
      case .connector(let id):
        policy.lookups.connector(id)?.needsVerified == true && values["customer"] == nil
          ? "identity_unverified" : nil
      case .checkCode: values["code"] == nil ? "no_code" : nil
      case .sendCode, .languageModel: nil
      }
    call = LookupCall(subject, values, askedBy: lookup.request, in: conversation)
  }

  /// Who the customer is: for the identity check by what their gateway calls them, for all else once that is certain.
  private static func customer(
    _ subject: LookupCall.Subject, _ conversation: Conversation, _ policy: BotPolicy
  ) -> String? {
    guard case .connector = subject else {
      return conversation.customer.id.isEmpty ? nil : conversation.customer.id
    }
    return CustomerIdentity(conversation, policy).customer
  }

  /// The one-time code in the customer's latest message of this session that holds one: nobody else writes it.
  private static func code(in conversation: Conversation) -> String? {
    conversation.transcript.entries.reversed().lazy
      .filter { $0.author.role == .customer && $0.session == conversation.session }
      .compactMap { OneTimeCode.code(in: $0.currentText) }
      .first
  }
}

extension LookupCall.Subject {
  /// What a person may ask for by that name.
  fileprivate init(person name: String) {
    self =
      switch name {
      case Self.sendCode.name: .sendCode
      case Self.checkCode.name: .checkCode
      default: .connector(name)
      }
  }
}

extension BotDecider {
  /// What people asked for, and nobody has answered.
  public static func askedByPeople(
    in conversation: Conversation, _ policy: BotPolicy
  ) -> [PersonsLookup] {
    guard conversation.control.owner == .agent || conversation.control.owner == .bot else {
      return []
    }
    return conversation.lookups.compactMap { PersonsLookup($0, in: conversation, policy) }
  }
}
