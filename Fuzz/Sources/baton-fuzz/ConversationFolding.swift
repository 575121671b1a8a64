import BotCore
@testable import Conversation
import DeliveryCore
import DeskCore
import Foundation
import RouterCore
import SwiftProtobuf

/// Folds records, and lets every service decide on what they make.
enum ConversationFolding {
  private static let carriedLimit = 256 * 1_024

  static func read(_ bytes: [UInt8]) {
    var folding = Folding()
    for entry in FuzzedLog(bytes).entries { folding.apply(entry) }
    folding.finish()
  }

  private struct Folding {
    var log = ConversationLog(partition: 0)
    var first: ConversationID?
    var offset: Int64 = 0
    var now = Timestamp(milliseconds: FuzzedLog.start)
    /// Whether a state came from the bytes, which may be as wrong as they are.
    var isCarriedIn = false
    var timekeeper = Timekeeper()

    mutating func apply(_ entry: FuzzedLog.Entry) {
      offset += 1
      now = FuzzedLog.time(entry.flags, after: now)
      let value = Array(entry.value)
      guard var event = try? Event(serialized: value) else {
        _ = fold(first?.utf8, value)
        return
      }
      change(&event, by: entry.flags)
      if case .contextCarried = event.body { isCarriedIn = true }
      guard let value = try? event.serialized() else { return }
      let key = entry.flags.contains(.noKey) ? nil : event.conversation.utf8
      let before = log[event.conversation]
      guard let judged = fold(key, value) else { return }
      follow(judged, before)
    }

    /// Nil where the record opens a session under a version that is not known here.
    private mutating func fold(_ key: [UInt8]?, _ value: [UInt8]) -> Judged? {
      if let key {
        return try? log.apply(
          key: key.span.bytes, value: value.span.bytes, offset: offset, timestamp: now)
      }
      return try? log.apply(key: nil, value: value.span.bytes, offset: offset, timestamp: now)
    }

    private mutating func change(_ event: inout Event, by flags: FuzzedLog.Flags) {
      if first == nil { first = event.conversation }
      if flags.contains(.sameKey), let first { event.conversation = first }
      if flags.contains(.freshID) { event.id = EventID(hi: 7, lo: UInt64(offset)) }
      if flags.contains(.presentEpoch), let held = log[event.conversation] {
        event.epoch = held.control.epoch
        event.session = held.session
      }
    }

    private mutating func follow(_ judged: Judged, _ before: Conversation?) {
      guard let id = judged.conversation, let state = log[id] else { return }
      promise(isCarriedIn || !state.isInLimbo, "limbo after \(judged.offset)")
      if !judged.verdict.isEffective, !isCarriedIn {
        promise((before?.control ?? Control()) == state.control, "a void event passed control")
      }
      _ = Bridge.copies(of: judged, state)
      Projection.changes(by: judged, in: state).forEach(promiseToStore)
      timekeeper.watch(state)
    }

    /// What is decided at the end, and that the state is what a reader finds who restores it.
    mutating func finish() {
      _ = log.restorePoint
      let later = now.adding(milliseconds: 3_600_000)
      _ = timekeeper.passed(by: later, in: log)
      for state in log.all {
        decide(on: state, at: later)
        restore(state)
      }
    }

    private func decide(on state: Conversation, at now: Timestamp) {
      let policy = BotPolicy(queues: [BotQueue(id: "q", team: "t")], defaultQueue: "q")
      _ = BotDecider.reply(to: state, policy)
      _ = BotDecider.suggestions(for: state, policy)
      _ = DueDelivery(in: state, at: now, callback: .open)
      _ = Guidance.message(state, expiresMilliseconds: 1_000, at: now)
      _ = RouterCore.Rating.requests(state, at: now)
      _ = Bridge.restatement(state, before: .max)
      _ = Carrier(interval: 0).carry(state, at: now)
      promise((try? JSONEncoder().encode(ConversationView(state))) != nil, "a view is no JSON")
      _ = state.owed
    }

    /// What the desk cannot store, it would try to store for ever.
    private func promiseToStore(_ change: Change) {
      let confidence: Double? =
        switch change {
        case .message(let view): view.confidence
        case .suggestion(let view): view.confidence
        default: nil
        }
      promise(confidence?.isFinite ?? true, "a confidence that JSON has no number for")
    }

    private func restore(_ state: Conversation) {
      guard let bytes: [UInt8] = try? state.carried.serializedBytes(),
        let carried = try? CarriedConversation(serializedBytes: bytes)
      else { fatalError("broken: a state cannot be carried") }
      promise(isCarriedIn || bytes.count <= carriedLimit, "a state of \(bytes.count) bytes")
      let restored = Conversation(id: state.id, carried: carried, at: offset, now)
      promise(
        restored.isEqual(to: state, butForTheLastRecord: true), "a restored state is another")
    }
  }
}
