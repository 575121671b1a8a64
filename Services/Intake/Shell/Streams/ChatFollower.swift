internal import Conversation
internal import LogRuntime

/// Feeds the pages' streams from the tail of the conversations' log.
struct ChatFollower: TailFollower {
  typealias Fold = ConversationLog

  let streams: ChatStreams

  mutating func recorded(_ judged: Judged, _ fold: ConversationLog) {
    streams.record(judged, after: judged.conversation.flatMap { fold[$0] })
  }

  mutating func allCaughtUp() async {
    streams.caughtUp()
  }

  mutating func restarted(_ partition: Int32) async {
    streams.restart(partition)
  }
}
