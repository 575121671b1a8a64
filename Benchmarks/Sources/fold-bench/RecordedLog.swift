import Conversation
import ConversationTesting

/// Records as they lie in a partition: whole conversations from the first message to the rating,
/// many of them at a time.
struct RecordedLog {
  struct Record {
    var key: [UInt8]
    var value: [UInt8]
    var offset: Int64
    var timestamp: Timestamp
  }

  /// A bot that answers twice and then hands over, and an agent who resolves.
  private static let journey: [Move] = [
    .customerWrites("m1", text: "我的订单到哪了?昨天说今天送到,现在还没有消息。"),
    .botUnderstands("m1"), .botAnswers(), .delivery(.attempted), .delivery(.accepted),
    .delivery(.delivered),
    .customerWrites("m2", text: "It says delivered, but there is nothing at my door."),
    .botUnderstands("m2", intent: "parcel_missing"), .botLooksUp("order"),
    .lookupCompletes("order"), .botAnswers(), .delivery(.attempted), .delivery(.accepted),
    .delivery(.delivered),
    .customerWrites("m3", text: "Let me speak to a person, please."),
    .botUnderstands("m3", intent: "talk_to_person"), .botHandsOver(), .routerTellsPosition(2),
    .routerOffers(to: "ada"), .agentAccepts("ada"), .agentAcknowledges("ada"), .botSuggests("s1"),
    .agentSays("ada", text: "I have asked the courier, and will be back with you in ten minutes."),
    .delivery(.attempted), .delivery(.accepted), .delivery(.delivered), .delivery(.read),
    .customerWrites("m4", text: "谢谢,我等您的消息。"), .agentSays("ada"), .delivery(.attempted),
    .delivery(.accepted), .agentResolves("ada"), .agentWrapsUp("ada"), .customerRates(5),
  ]

  private(set) var records: [Record] = []
  private(set) var effective = 0
  var bytes: Int { records.reduce(0) { $0 + $1.key.count + $1.value.count } }

  /// At least `events` records, of 500 conversations that go on at the same time.
  init(events: Int) throws {
    var fold = ConversationLog(partition: 0)
    var now = LogScript.start
    var first: UInt64 = 0
    while records.count < events {
      for move in Self.journey {
        for place in first..<(first + 500) {
          now = now.adding(milliseconds: 3)
          // Spread over the whole range, as ids are.
          let id = ConversationID(hi: place &* 0x9E37_79B9_7F4A_7C15, lo: place)
          try append(move.event(in: id, seeing: fold[id], at: now), to: &fold, at: now)
        }
      }
      first += 500
    }
  }

  private mutating func append(
    _ event: Event, to fold: inout ConversationLog, at now: Timestamp
  ) throws {
    let offset = Int64(records.count)
    let judged = try fold.apply(event, offset: offset, timestamp: now)
    if judged.verdict == .effective { effective += 1 }
    records.append(
      Record(
        key: Array(event.conversation.description.utf8), value: try event.serialized(),
        offset: offset, timestamp: now))
  }
}
