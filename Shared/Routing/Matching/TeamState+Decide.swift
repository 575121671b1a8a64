public import Conversation

/// Who is to be asked to take which conversation.
public struct Assignment: Sendable, Equatable {
  public var conversation: ConversationID
  public var epoch: Int64
  public var agentID: String
  /// What it takes of a capacity.
  public var units: UInt32
  /// The agent's own wish that it answers.
  public var request: EventID?

  public init(
    conversation: ConversationID, epoch: Int64, agentID: String, units: UInt32,
    request: EventID? = nil
  ) {
    self.conversation = conversation
    self.epoch = epoch
    self.agentID = agentID
    self.units = units
    self.request = request
  }
}

extension TeamState {
  /// The assignments to make at a moment, the most urgent conversation first: by the state alone, whatever
  /// happened last.
  ///
  /// - Parameters:
  ///   - underWay: those that were decided before and that the log has not judged yet.
  ///   - count: at most so many.
  public func decide(
    at now: Timestamp, besides underWay: [Assignment] = [], atMost count: Int = .max
  ) -> [Assignment] {
    let isMatchable = !roster.open.isEmpty && !roster.waiting.isEmpty
    guard isMatchable || !requests.isEmpty else { return [] }
    var matching = Matching(self, at: now, besides: underWay)
    matching.answerRequests()
    if isMatchable { matching.match(atMost: count) }
    return matching.made
  }
}
