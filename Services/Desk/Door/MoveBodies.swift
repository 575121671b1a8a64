/// The bodies of writes, and what is checked of them.
package enum MoveBodies {
  package struct Command: Decodable {
    package var commandId: String
  }

  package struct Message: Decodable {
    package var commandId: String
    package var text: String
    package var suggestionId: String?
    /// What a language model wrote of it, in the order in which it was asked; at most 10.
    package var assistance: [Assisted]?
  }

  /// What a language model wrote for the caller.
  package struct Assisted: Decodable {
    package var task: String
    package var version: String
    package var edited: Bool?
    /// The customer's message that it translated.
    package var messageId: String?
  }

  package struct Writing: Decodable {
    package var task: String
    /// The caller's draft, or a customer's message.
    package var text: String?
    package var messageId: String?
  }

  package struct Note: Decodable {
    package var commandId: String
    package var text: String
  }

  package struct Return: Decodable {
    package var commandId: String
    /// What the bot's next turns should know; shown to people.
    package var instructions: String?
  }

  package struct Assign: Decodable {
    package var commandId: String
    package var agentId: String
    package var reason: String?
  }

  package struct Transfer: Decodable {
    package var commandId: String
    package var queue: String?
    package var agentId: String?
    package var reason: String?
  }

  package struct Resolve: Decodable {
    package var commandId: String
    package var code: String
    package var notes: String?
    package var throughSeq: Int64?
  }

  package struct Snooze: Decodable {
    package var commandId: String
    /// RFC 3339; at most 30 days ahead.
    package var until: String
  }

  package struct Close: Decodable {
    package var commandId: String
    package var throughSeq: Int64?
  }

  package struct Merge: Decodable {
    package var commandId: String
    /// The conversation of the same customer in which it goes on.
    package var into: String
  }

  package struct WrapUp: Decodable {
    package var commandId: String
    package var code: String
    package var notes: String?
    package var sessionSeq: Int64?
  }

  package struct Acknowledge: Decodable {
    package var commandId: String?
    package var throughSeq: Int64
    package var chainHash: String
    /// The suggestions that the page showed since it last said so, by their events; at most 20.
    package var shown: [String]?
    /// What a language model wrote for the caller since the page last said so, used or not; at most 20.
    package var assisted: [Assisted]?
  }

  package struct Lookup: Decodable {
    package var commandId: String
    package var connector: String
    package var arguments: [String: String]?
  }

  package struct Prioritise: Decodable {
    package var commandId: String
    /// 0 to 100.
    package var priority: Int64
    package var reason: String?
  }

  package struct Drain: Decodable {
    package var commandId: String
    package var draining: Bool
    package var reason: String?
  }

  package struct CloseQueue: Decodable {
    package var commandId: String
    package var closed: Bool
    package var reason: String?
  }

  package struct TakeNext: Decodable {
    package var commandId: String
    /// One that waits; left out, the next.
    package var conversationId: String?
  }

  package struct Decline: Decodable {
    package var commandId: String?
    package var reason: String?

    /// For a body that was left out.
    package init() {}
  }
}
