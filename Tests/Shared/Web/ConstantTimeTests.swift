import Testing
import Web

@Suite struct ConstantTimeTests {
  @Test(arguments: [
    ("", "", true), ("a", "a", true), ("a", "b", false), ("a", "aa", false), ("", "a", false),
  ])
  func `equal is equal and nothing else`(one: String, other: String, equal: Bool) {
    #expect(ConstantTime.equal(one, other) == equal)
  }
}
