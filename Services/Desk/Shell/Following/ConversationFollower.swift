import Conversation
import DeskCore
import LogRuntime

/// Takes the conversations' log into the read model, and tells people what is new.
///
/// Rows are written in the stretches in which the tail reads: who waits for a verdict gets it once
/// its row is there.
struct ConversationFollower: TailFollower {
  private let topic: String
  private let model: ReadModel
  private let watch: FoldWatch
  private let hub: Hub
  private let trouble: ModelTrouble
  private var stretches: [Int32: Stretch] = [:]
  private var judgements: [(EventID, Judgement)] = []
  private var announcers: [Int32: Announcer] = [:]
  private var isLive = false

  init(topic: String, model: ReadModel, watch: FoldWatch, hub: Hub, trouble: ModelTrouble) {
    self.topic = topic
    self.model = model
    self.watch = watch
    self.hub = hub
    self.trouble = trouble
  }

  /// Everything that the rows lack: all of the past for rows that were deleted.
  func wantedOffset(of partition: Int32) -> Int64? {
    (try? model.next(topic: topic, partition: partition)).flatMap { $0 } ?? 0
  }

  mutating func recorded(_ judged: Judged, _ fold: ConversationLog) {
    stretches[judged.partition, default: Stretch(topic: topic, partition: judged.partition)]
      .add(judged, judged.conversation.flatMap { fold[$0] })
    guard let event = judged.event, event.author.role.isPerson else { return }
    judgements.append((event.id, Judgement(judged)))
  }

  mutating func stretchEnded(_ partition: TailedPartition, _ fold: ConversationLog) async {
    await finish(partition.partition, identity: partition.identity, fold)
  }

  /// Writes what was gathered of a partition, then tells those who wait and those who listen.
  mutating func finish(
    _ partition: Int32, identity: LogIdentity?, _ fold: ConversationLog
  ) async {
    guard let batch = stretches[partition]?.take(identity: identity, state: { fold[$0] }) else {
      return
    }
    await trouble.persist { [model] in try await model.fold(batch) }
    watch.folded(partition: partition, next: batch.next, judgements)
    judgements.removeAll(keepingCapacity: true)
    var announcer = announcers.removeValue(forKey: partition) ?? Announcer()
    if isLive {
      hub.announce(announcer.announcements(of: batch))
    } else {
      announcer.note(batch)
    }
    announcer.forgetUnknown(to: fold)
    announcers[partition] = announcer
  }

  mutating func caughtUp(_ partition: TailedPartition, _ fold: ConversationLog) async {
    watch.folded(partition: partition.partition, next: partition.nextOffset, [])
  }

  /// What was gathered and not written is read again.
  mutating func restarted(_ partition: Int32) async {
    stretches[partition] = nil
    judgements.removeAll()
  }

  /// From here on people hear of what is new; before, it was the past.
  mutating func allCaughtUp() async {
    isLive = true
  }
}

extension AuthorRole {
  /// Whether somebody at a desk speaks.
  var isPerson: Bool { self == .agent || self == .supervisor }
}

extension Judgement {
  init(_ judged: Judged) {
    self.init(
      partition: judged.partition, offset: judged.offset, reason: judged.verdict.voidReason?.name)
    if case .duplicate(let first, _) = judged.verdict { repeats = first }
  }
}
