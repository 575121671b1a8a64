import Foundation
import Testing
import Understanding

@testable import Firm

/// `deploy/sample/profiles`, used as its README says: its files over those of the sample.
@Suite struct ProfileTests {
  private static func folder(_ profile: String) throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "profile-\(UUID())")
    try FileManager.default.copyItem(at: SampleFirmTests.folder, to: folder)
    let own = folder.appending(path: "profiles/\(profile)")
    for name in try FileManager.default.contentsOfDirectory(atPath: own.path) {
      let file = folder.appending(path: name)
      try? FileManager.default.removeItem(at: file)
      try FileManager.default.copyItem(at: own.appending(path: name), to: file)
    }
    return folder
  }

  private static func load(_ profile: String) throws -> (firm: Firm, articles: [String: Bool]) {
    let folder = try folder(profile)
    defer { try? FileManager.default.removeItem(at: folder) }
    let firm = try Firm.load(folder: folder)
    let articles = try KnowledgeFolder.load(folder.appending(path: "knowledge"))
    let folders = firm.gateways.list.flatMap(\.knowledge)
    let own = articles.filter { folders.contains($0.folder) }
    return (
      firm,
      own.reduce(into: [:]) {
        $0[$1.id] = firm.policy.route(intent: $1.intent, tags: $1.tags) != nil
      }
    )
  }

  @Test(arguments: ["finance", "shop"])
  func `a profile loads over the sample, and places everything that its gateways know`(
    profile: String
  ) throws {
    let (firm, articles) = try Self.load(profile)
    #expect(articles.count > 50)
    #expect(articles.filter { !$0.value }.keys.sorted() == [])
    let queues = firm.policy.alwaysEscalate.map(\.queue) + firm.policy.routes.map(\.queue)
    #expect(queues.allSatisfy { firm.queue($0) != nil })
  }

  @Test func `the profiles differ in what their comments say`() throws {
    let finance = try Self.load("finance").firm.policy
    let shop = try Self.load("shop").firm.policy
    #expect(shop.bot.answerScore == nil && shop.bot.offerScore == nil)
    #expect(try #require(finance.bot.answerScore) >= 0.9)
    #expect(finance.bot.failuresBeforeHandover < shop.bot.failuresBeforeHandover)
    #expect(finance.session.maxBotTurns < shop.session.maxBotTurns)
    #expect(finance.escalation.severalDepartments == .forPeople)
    #expect(finance.escalation.identity?.intents.contains("proof_of_funds") == true)
    #expect(shop.escalation.identity == nil)
    #expect(shop.escalation.unknownTurns == 2)
    #expect(shop.escalation.subjects.contains(.lostCard) == false)
    #expect(finance.defaultQueue == "pay-general" && shop.defaultQueue == "shop-general")
  }

  @Test func `the intents that a profile names are those of its knowledge`() throws {
    let folder = try Self.folder("finance")
    defer { try? FileManager.default.removeItem(at: folder) }
    let firm = try Firm.load(folder: folder)
    let known = Set(
      try KnowledgeFolder.load(folder.appending(path: "knowledge")).map(\.intent))
    #expect(firm.policy.escalation.identity?.intents.allSatisfy(known.contains) == true)
  }

  @Test func `the sample writes out what escalation does, and switches on what is off without it`()
    throws
  {
    var expected = EscalationPolicy()
    expected.severalDepartments = .forPeople
    expected.falling = .init(turns: 3, slope: -1)
    #expect(try Firm.load(folder: SampleFirmTests.folder).policy.escalation == expected)
  }
}
