import Testing
import Understanding

@Suite struct PersonWordingsTests {
  private struct Count: CustomStringConvertible {
    var missed: [String]
    var mistaken: [String]
    var requests: Int
    var lookAlikes: Int

    init(_ wordings: PersonWordings) {
      func asks(_ text: String) -> Bool {
        Rules.hits(in: text).contains { $0.rule == .personRequested }
      }
      missed = wordings.requests.filter { !asks($0) }
      mistaken = wordings.lookAlikes.filter(asks)
      requests = wordings.requests.count
      lookAlikes = wordings.lookAlikes.count
    }

    var description: String {
      "\(requests - missed.count) of \(requests) heard, "
        + "\(mistaken.count) of \(lookAlikes) look-alikes taken for one; "
        + "missed \(missed), mistaken \(mistaken)"
    }
  }

  @Test("A wish for a person is told from what only looks like it")
  func tuned() {
    for (name, wordings) in [
      ("English", PersonWordings.englishTuned), ("Chinese", .chineseTuned),
    ] {
      let count = Count(wordings)
      print("\(name), tuned:", count)
      #expect(count.requests >= 60 && count.lookAlikes >= 60)
      #expect(count.missed.count <= 1)
      #expect(count.mistaken == [])
    }
  }

  @Test("Wordings that nobody looked at are told nearly as well")
  func unseen() {
    for (name, wordings) in [
      ("English", PersonWordings.englishUnseen), ("Chinese", .chineseUnseen),
    ] {
      let count = Count(wordings)
      print("\(name), unseen:", count)
      #expect(count.missed.count * 10 <= count.requests * 2)
      #expect(count.mistaken.count * 10 <= count.lookAlikes)
    }
  }

  @Test("No wording stands in two lists")
  func once() {
    let all = [
      PersonWordings.englishTuned, .englishUnseen, .chineseTuned, .chineseUnseen,
    ].flatMap { $0.requests + $0.lookAlikes }
    #expect(Set(all).count == all.count)
  }
}
