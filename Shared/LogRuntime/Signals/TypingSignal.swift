public import Conversation
internal import Foundation

/// Somebody types at this moment: told through `baton.signals`, never folded, lost without harm.
public struct TypingSignal: Codable, Sendable, Hashable {
  public enum Role: String, Codable, Sendable { case customer, agent }

  public var role: Role
  /// As the other side is to see it; empty where it is not known.
  public var name: String

  public init(role: Role, name: String = "") {
    self.role = role
    self.name = name
  }
}

extension Proposal {
  /// A signal of a conversation, for the topic of signals.
  public init(_ signal: TypingSignal, of conversation: ConversationID, _ topics: Topics) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    self.init(
      topic: topics.signals, key: conversation.utf8,
      value: .bytes([UInt8](try encoder.encode(signal))), type: "typing")
  }
}

extension TypingSignal {
  /// Nil for a record that is no such signal.
  init?(value: [UInt8]) {
    guard let signal = try? JSONDecoder().decode(Self.self, from: Data(value)) else { return nil }
    self = signal
  }
}
