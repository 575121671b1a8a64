import Foundation
import Testing

@testable import Firm

@Suite struct SampleFirmTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../deploy/sample").standardizedFileURL

  @Test func `the sample loads without a problem`() throws {
    let firm = try Firm.load(folder: Self.folder)
    #expect(firm.teams.map(\.id) == ["shop", "pay", "after-sales"])
    #expect(firm.agents.count == 9)
    #expect(firm.policy.defaultQueue == "shop-general")
    #expect(firm.gateways["shop-app", "cn"]?.inbound == .token(Secret("demo-shop-app-token")))
  }

  @Test func `the sample writes out every default of the session policy`() throws {
    #expect(try Firm.load(folder: Self.folder).policy.session == SessionPolicy())
  }

  @Test func `plain secrets of the sample are flagged`() throws {
    let warnings = try Firm.load(folder: Self.folder).warnings
    #expect(warnings.filter { $0.message.contains("plain text") }.count == 9)
  }

  @Test func `the sample has words for everything in both languages`() throws {
    let texts = try Firm.load(folder: Self.folder).texts
    for text in SystemText.allCases {
      #expect(texts.wordings[text]?.texts.keys.sorted() == ["en", "zh"])
    }
  }
}
