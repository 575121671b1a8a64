import Conversation
import ConversationTesting
import RouterCore
import Testing

@Suite("What the customer should do at once")
struct GuidanceTests {
  /// Somebody who lost their card is handed over with an article that says what to do.
  private var log: LogScript {
    var log = LogScript(given: .customerWrites("m1", text: "我的卡丢了"))
    var event = log.event(.botHandsOver())
    if case .handoffRequested(var body) = event.body {
      body.guidance.articleID = "bank.card-lost"
      body.guidance.title = "挂失"
      body.guidance.answer = "请先在手机银行冻结银行卡。"
      event.body = .handoffRequested(body)
    }
    log.append(event)
    return log
  }

  private func owed(_ log: LogScript) -> Event? {
    Guidance.message(log.state!, expiresMilliseconds: 3_600_000, at: log.now)
  }

  @Test("It is told once, by the system, as soon as the conversation waits")
  func told() throws {
    var log = log
    let event = try #require(owed(log))
    #expect(log.append(event) == .effective)
    let entry = try #require(log.state?.transcript.entries.last)
    #expect(entry.words.text == "请先在手机银行冻结银行卡。")
    #expect(entry.author.role == .system)
    #expect(entry.sources.map(\.articleID) == ["bank.card-lost"])
    #expect(owed(log) == nil)
  }

  @Test("It is told also after a notice, and not again when the customer waits once more")
  func onceMore() throws {
    var log = log
    log.append(.routerNotifies)
    let event = try #require(owed(log))
    log.append(event)
    log.append(.agentTakes("x"))
    #expect(owed(log) == nil)
    log.wait(120_000)
    #expect(log.append(.deadlinePasses(.nextResponse)) == .effective)
    #expect(owed(log) == nil)
  }

  @Test("It is void once somebody took over, and nothing is owed of a handoff without it")
  func late() throws {
    var log = log
    let event = try #require(owed(log))
    log.append(.agentTakes("x"))
    #expect(log.append(event) == .void(.staleEpoch))
    #expect(owed(LogScript(given: .customerWrites("m1"), .botHandsOver())) == nil)
    #expect(owed(LogScript(given: .customerWrites("m1"))) == nil)
  }
}
