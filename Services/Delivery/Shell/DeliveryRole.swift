import Conversation
import DeliveryCore
import DeliveryDoor
import Foundation
import LogRuntime

/// One partition's deliveries: calls what the state owes, in each conversation one after the other.
struct DeliveryRole: PartitionRole {
  private static let kind = "delivery"

  let partition: AssignedPartition
  let book: GatewayBook
  let caller: CallbackCaller
  let metrics: DeliveryMetrics
  private var schedule = DeliverySchedule()

  init(
    _ partition: AssignedPartition, book: GatewayBook, caller: CallbackCaller,
    metrics: DeliveryMetrics
  ) {
    self.partition = partition
    self.book = book
    self.caller = caller
    self.metrics = metrics
  }

  var tickInterval: Duration? { .milliseconds(100) }

  mutating func caughtUp(_ fold: ConversationLog, now: Timestamp) -> [Effect] {
    var effects: [Effect] = []
    for conversation in fold.all { effects += look(at: conversation, now) }
    return effects
  }

  mutating func recorded(
    _ judged: Judged, _ fold: ConversationLog, now: Timestamp
  ) -> [Effect] {
    switch judged.event?.body {
    case .messageSent, .delivery: look(at: judged.conversation, fold, now)
    default: []
    }
  }

  mutating func settled(
    _ work: WorkID, _ fold: ConversationLog, now: Timestamp
  ) -> [Effect] {
    look(at: work.conversation, fold, now)
  }

  mutating func ticked(_ fold: ConversationLog, now: Timestamp) -> [Effect] {
    schedule.takeDue(at: now).flatMap { look(at: $0, fold, now) }
  }

  private mutating func look(
    at id: ConversationID?, _ fold: ConversationLog, _ now: Timestamp
  ) -> [Effect] {
    guard let id, let conversation = fold[id] else { return [] }
    return look(at: conversation, now)
  }

  private mutating func look(at conversation: Conversation, _ now: Timestamp) -> [Effect] {
    let key = GatewayKey(conversation.address)
    switch DueDelivery(in: conversation, at: now, callback: book.standing(of: key)) {
    case .nothing:
      schedule.remove(conversation.id)
      return []
    case .later(let time):
      schedule.set(conversation.id, time)
      return []
    case .conclude(let event):
      metrics.concluded(event)
      return [
        .append([Proposal(event, partition.topics)], as: WorkID(Self.kind, conversation.id))
      ]
    case .attempt(let attempt):
      if let opening = book.opening(of: key, at: now) {
        schedule.set(conversation.id, opening)
        return []
      }
      return [work(attempt, key)]
    }
  }

  private func work(_ attempt: Attempt, _ key: GatewayKey) -> Effect {
    let (partition, book, caller, metrics) = (partition, book, caller, metrics)
    return .work(WorkID(Self.kind, attempt.message.conversationID)) {
      await DeliveryCall(
        attempt: attempt, key: key, partition: partition, book: book, caller: caller,
        metrics: metrics
      ).run()
    }
  }
}
