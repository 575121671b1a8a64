internal import Foundation

extension ContextPackage {
  /// States how far the conversation is told: its last visible message, and the chain's hash up to it.
  public mutating func prove(_ conversation: Conversation) {
    throughSeq = conversation.seq
    chainHash = Data(conversation.chain.bytes)
  }
}
