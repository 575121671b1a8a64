import Conversation
import Testing

@Suite("The hash over many states")
struct StateDigestTests {
  private static func hash(_ states: [(String, Int64, [UInt8])]) -> String {
    var digest = StateDigest()
    for (name, offset, state) in states { digest.add(name, lastOffset: offset, state: state) }
    return digest.hexadecimal
  }

  @Test("It is the same in whatever order they come")
  func order() {
    let states: [(String, Int64, [UInt8])] = [("a", 1, [1]), ("b", 2, [2]), ("c", 3, [])]
    #expect(Self.hash(states) == Self.hash(states.reversed()))
    #expect(Self.hash(states).utf8.count == 64)
  }

  @Test("It is another one for another name, offset, state, or number of states")
  func different() {
    let hashes = [
      Self.hash([("a", 1, [1])]), Self.hash([("b", 1, [1])]), Self.hash([("a", 2, [1])]),
      Self.hash([("a", 1, [2])]), Self.hash([("a", 1, [1]), ("b", 1, [1])]), Self.hash([]),
    ]
    #expect(Set(hashes).count == hashes.count)
  }
}
