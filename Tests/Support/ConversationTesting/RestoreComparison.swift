internal import Conversation

/// Compares the reader of the whole log with readers restored from every restore point that a commit
/// could name: in state, in all later verdicts, and in what the restore points themselves do.
public enum RestoreComparison {
  /// What is wrong, if anything is.
  public static func violation(in records: [ScriptedRecord]) -> Violation? {
    guard let first = records.first?.offset else { return nil }
    var full = ConversationLog(partition: 0)
    var commits: [(next: Int, point: Int64, fold: ConversationLog)] = []
    var verdicts: [Verdict] = []
    var lastPoint: Int64 = 0
    for (place, record) in records.enumerated() {
      verdicts.append(judge(record, by: &full))
      let point = full.restorePoint
      if point < lastPoint { return .restoredDiffers(at: record.offset) }
      lastPoint = point
      commits.append((place + 1, point, full))
    }
    for commit in commits {
      let start = Int(max(0, commit.point - first))
      let restored = restore(records[start..<max(start, commit.next)])
      if let violation = compare(restored, commit, records, verdicts) { return violation }
    }
    return nil
  }

  private static func restore(_ records: ArraySlice<ScriptedRecord>) -> ConversationLog {
    var fold = ConversationLog(partition: 0)
    for record in records { _ = judge(record, by: &fold) }
    return fold
  }

  private static func compare(
    _ restored: ConversationLog, _ commit: (next: Int, point: Int64, fold: ConversationLog),
    _ records: [ScriptedRecord], _ verdicts: [Verdict]
  ) -> Violation? {
    var ids: [ConversationID] = []
    for record in records where !ids.contains(record.event.conversation) {
      ids.append(record.event.conversation)
    }
    let offset = records[commit.next - 1].offset
    guard ids.allSatisfy({ restored[$0] == commit.fold[$0] }) else {
      return .restoredDiffers(at: offset)
    }
    var reader = restored
    for place in commit.next..<records.count {
      let verdict = judge(records[place], by: &reader)
      if verdict != verdicts[place] { return .restoredDiffers(at: records[place].offset) }
    }
    return nil
  }

  private static func judge(_ record: ScriptedRecord, by fold: inout ConversationLog) -> Verdict {
    let judged = try? fold.apply(record.event, offset: record.offset, timestamp: record.timestamp)
    return judged?.verdict ?? .void(.unknownKind)
  }
}
