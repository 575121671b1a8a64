import ConversationTesting
import Firm
import Foundation
import Understanding

/// What customers write: the wordings of the firm's articles in both languages, most of them with
/// something of their own, so that few texts come twice.
struct CustomerSpeech {
  private let wordings: [[String]]
  private let strange: [[String]]

  init(_ knowledge: URL) throws {
    let articles = try KnowledgeFolder.load(knowledge)
    wordings = [Language.english, .chinese].map { language in
      articles.flatMap(\.texts).filter { $0.language == language }
        .flatMap { [$0.question] + $0.similar }
    }
    strange = [
      [
        "my cousin painted the kitchen green", "is the moon open on sundays",
        "the thing with the other thing again", "it hums when my neighbour sings",
      ],
      ["我表弟把厨房刷成绿色了", "月亮周日开门吗", "又是那个东西的那个事", "邻居唱歌的时候它会嗡嗡响"],
    ]
  }

  /// - Parameter tongue: 0 for English, 1 for Chinese.
  func question(_ random: inout SplitMix64, _ tongue: Int) -> String {
    let list = wordings[tongue]
    let wording = list[Int(random.next() % UInt64(list.count))]
    switch random.next() % 10 {
    case 0, 1, 2: return wording
    case 3, 4, 5:
      let number = 2_026_000_000_000 + random.next() % 1_000_000_000
      return tongue == 0 ? "\(wording) order \(number)" : "\(wording)，订单号\(number)"
    case 6, 7:
      return tongue == 0
        ? "Hello, this is about table \(random.next() % 9_973): \(wording)"
        : "你好，我问一下第\(random.next() % 9_973)桌：\(wording)"
    default:
      let other = list[Int(random.next() % UInt64(list.count))]
      return tongue == 0 ? "\(wording) And \(other)" : "\(wording)还有，\(other)"
    }
  }

  func strange(_ random: inout SplitMix64, _ tongue: Int) -> String {
    let text = strange[tongue][Int(random.next() % UInt64(strange[tongue].count))]
    return "\(text) \(random.next() % 9_973)"
  }

  func person(_ tongue: Int) -> String {
    tongue == 0 ? "I want to talk to a real person" : "我要转人工客服"
  }

  func thanks(_ tongue: Int) -> String { tongue == 0 ? "thank you" : "谢谢" }

  func agent(_ tongue: Int) -> String {
    tongue == 0
      ? "I have looked at it, and will send somebody to you tomorrow between nine and noon."
      : "我已经查看过了，明天上午九点到十二点会安排人员上门处理。"
  }
}
