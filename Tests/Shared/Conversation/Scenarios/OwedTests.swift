@testable import Conversation
import ConversationTesting
import Testing

@Suite("What a state owes")
struct OwedTests {
  @Test("What the bot owes can be done: an understanding that was dropped is not owed again")
  func droppedUnderstanding() {
    var log = LogScript()
    for name in ["m1", "m2", "m3", "m4", "m5"] { log.append(.customerWrites(name)) }
    for name in ["m1", "m2", "m3", "m4", "m5"] { log.append(.botUnderstands(name)) }
    log.append(.botAnswers(["m2", "m3", "m4", "m5"]))
    #expect(log.state?.owed.first == .answer([log.message("m1")]))
  }

  @Test("The last four open messages are to be understood before they are answered")
  func lastFour() {
    var log = LogScript()
    for number in 1...6 { log.append(.customerWrites("m\(number)")) }
    let owed = log.state?.owed ?? []
    #expect(
      Array(owed.prefix(4)) == ["m3", "m4", "m5", "m6"].map { .understanding(log.message($0)) })
    for number in 3...6 { log.append(.botUnderstands("m\(number)")) }
    #expect(log.state?.owed.first == .answer((1...6).map { log.message("m\($0)") }))
  }

  @Test("Nothing is owed but its deadline by a bot that answered")
  func answered() {
    let log = LogScript(given: .customerWrites("m1"), .botAnswers(), .delivery(.accepted))
    #expect(log.state?.owed == log.state?.deadlines.map { .deadline($0) })
  }

  @Test("A rating is owed once a session is resolved, for whoever spoke")
  func rating() {
    var log = LogScript(given: .customerWrites("m1"), .botAnswers(), .botResolves)
    #expect(log.state?.owed.contains(.rating(session: 1, .bot)) == true)
    log.append(.routerAsksForRating)
    #expect(log.state?.owed.contains(.rating(session: 1, .bot)) == false)
  }

  @Test("An agent who has the latest suggestion is owed none")
  func suggestion() {
    var log = LogScript(given: .customerWrites("m1"), .agentTakes("x"), .botSuggests("m1"))
    #expect(log.state?.owed.contains(.suggestion(log.message("m1"))) == false)
    log.append(.customerWrites("m2"))
    #expect(log.state?.owed.contains(.suggestion(log.message("m2"))) == true)
  }
}
