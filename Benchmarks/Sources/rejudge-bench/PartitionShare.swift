import BotRejudging
import Conversation
import Foundation

/// The partitions of one reader, a batch of each in turn, as a consumer hands them out.
struct PartitionShare {
  var files: [URL]
  var bot: OtherBot

  private static let batch = 1_000

  func rejudge() throws -> Findings {
    var readings = files.indices.map { place in
      PartitionRejudging(partition: Int32(place), bot: bot, span: RejudgedSpan(), pairs: 100)
    }
    try each { place, key, value, offset, time in
      try readings[place].take(key: key, value: value, offset: offset, timestamp: time)
    }
    var findings = Findings(pairs: 100)
    for place in readings.indices {
      readings[place].finish()
      findings.merge(readings[place].findings)
    }
    return findings
  }

  /// Only decodes and folds, as a service that restores.
  ///
  /// - Returns: how many records there are.
  func fold() throws -> Int {
    var logs = files.indices.map { ConversationLog(partition: Int32($0)) }
    var records = 0
    try each { place, key, value, offset, time in
      _ = try logs[place].apply(key: key, value: value, offset: offset, timestamp: time)
      records += 1
    }
    return records
  }

  private func each(
    _ body: (Int, RawSpan, RawSpan, Int64, Timestamp) throws -> Void
  ) throws {
    var open = try files.enumerated().map { ($0, try PartitionReader($1)) }
    while !open.isEmpty {
      try open.removeAll { place, reader in
        for _ in 0..<Self.batch {
          let isMore = try reader.next { key, value, offset, time in
            try body(place, key, value, offset, time)
          }
          if !isMore { return true }
        }
        return false
      }
    }
  }
}
