@testable import BotCore
@testable import BotDoor
import Foundation
import Lookups

/// What a language model answers, with the articles that it was given.
enum ModelReplyReading {
  static let question = ModelQuestion(
    text: "Who pays the return shipping?", language: .english,
    passages: [
      ModelQuestion.Passage(
        articleID: "shop.return-shipping", title: "Return shipping",
        text: "We pay the return shipping within 15 days. Write to help@shop.example."),
      ModelQuestion.Passage(
        articleID: "shop.refund", title: "退款", text: "退款在 3 个工作日内到账，原路退回。"),
    ])

  static func read(_ bytes: [UInt8]) {
    if let completion = try? JSONDecoder().decode(Completion.self, from: Data(bytes)) {
      _ = completion.usage
      for choice in completion.choices {
        check(choice.message.content ?? "", by: completion.model ?? "")
      }
    }
    check(String(decoding: bytes, as: UTF8.self), by: "m")
  }

  private static func check(_ content: String, by model: String) {
    guard let reply = WrittenReply(content)?.reply else { return }
    let isSaid = reply.objection(question, leastConfidence: 0.5) == nil
    if isSaid {
      promise((0...1).contains(reply.confidence), "a confidence of \(reply.confidence) is believed")
      for citation in reply.citations {
        promise(question.passage(citation.articleID) != nil, "an article of nobody's is cited")
      }
    }
    guard let fields = reply.fields(from: model) else { return }
    let recorded = LookupFields(recorded: fields.recorded)
    promise(recorded == fields, "other fields are read than were recorded")
    guard let again = ModelReply(recorded) else {
      fatalError("broken: a reply that was recorded cannot be read")
    }
    promise(
      again.action == reply.action && again.confidence == reply.confidence,
      "it is another reply now")
  }
}
