internal import Conversation
internal import IntakeCore

/// What is known of the log, for pages and for gateways that speak of what they were sent.
struct ChatState {
  /// A gateway's channel and account.
  struct Source: Hashable, Sendable {
    var channel: String
    var account: String
  }

  /// Messages sent through gateways whose receipts can be placed, at least.
  private static let receiptsPlaced = 200_000

  var sources: [ConversationID: Source] = [:]
  var tracks: [ConversationID: StreamTrack] = [:]
  var readers: [ConversationID: [Int: AsyncStream<Void>.Continuation]] = [:]
  var sent = Generations<EventID, ConversationID>(capacity: receiptsPlaced)
  var nextOffsets: [Int32: Int64] = [:]
  var typing: [ConversationID: Typing] = [:]
  var typings = 0
  var nextReader = 0
  var hasCaughtUp = false
  var isClosed = false

  /// The log forgot the conversation; whoever still reads it goes on with its next session.
  mutating func forget(_ id: ConversationID) {
    sources[id] = nil
    if readers[id] == nil { tracks[id] = nil } else { tracks[id]?.clear() }
  }

  /// Keeps what the record brings; gives the readers to ring.
  mutating func take(
    _ judged: Judged, _ after: Conversation
  ) -> [AsyncStream<Void>.Continuation] {
    let id = after.id
    if sources[id] == nil, !after.address.channel.isEmpty {
      sources[id] = Source(
        channel: after.address.channel, account: after.address.account)
    }
    guard after.address.channel == WebChat.channel else {
      if case .messageSent? = judged.event?.body, judged.verdict.isEffective {
        sent[judged.event?.id ?? EventID(hi: 0, lo: 0)] = id
      }
      return []
    }
    followTurn(judged, after)
    let items = newItems(judged, after)
    guard !items.isEmpty else { return [] }
    tracks[id, default: StreamTrack()].append(items)
    return readers[id].map { Array($0.values) } ?? []
  }

  private mutating func newItems(_ judged: Judged, _ after: Conversation) -> [StreamItem] {
    if case .contextCarried? = judged.event?.body, judged.verdict.isEffective {
      if let track = tracks[after.id], !track.beganInTheMiddle(of: after) { return [] }
      tracks[after.id]?.beginAnew()
      return StreamItem.items(
        carried: after, partition: judged.partition, offset: judged.offset)
    }
    return StreamItem.items(of: judged, after: after)
  }
}
