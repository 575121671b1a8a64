@testable import Conversation
import Testing

@Suite("Identifiers and moments")
struct IdentifierTests {
  @Test("An id's text is a UUID in lower case, read back in either case")
  func text() {
    let id = EventID(hi: 0x0123_4567_89AB_5DEF, lo: 0x8123_4567_89AB_CDEF)
    #expect(id.description == "01234567-89ab-5def-8123-456789abcdef")
    #expect(EventID(id.description) == id)
    #expect(EventID(id.description.uppercased()) == id)
    #expect(EventID(bytes: id.utf8.prefix(16)) != id)
  }

  @Test("What is no UUID is no id")
  func noUUID() {
    for text in [
      "", "0", "0123456789ab5def8123456789abcdef0000", String(repeating: "-", count: 36),
    ] {
      #expect(EventID(text) == nil)
    }
  }

  @Test("Any single wrong character makes it none")
  func wrongCharacter() throws {
    let text = Array("01234567-89ab-5def-8123-456789ABCDEF".utf8)
    let digits = Set("0123456789abcdefABCDEF".utf8)
    for place in text.indices {
      for byte in UInt8.min...UInt8.max {
        var other = text
        other[place] = byte
        let isHyphen = [8, 13, 18, 23].contains(place)
        let isRight = isHyphen ? byte == UInt8(ascii: "-") : digits.contains(byte)
        let id = ConversationID(key: other.span.bytes)
        #expect((id != nil) == isRight, "\(byte) at \(place)")
        guard let id else { continue }
        #expect(id.utf8 == Array(String(decoding: other, as: UTF8.self).lowercased().utf8))
      }
    }
  }

  @Test("Ids of inbound messages are those of every version that ever was")
  func stable() {
    let id = EventID.inbound(
      channel: "shop-app", account: "cn", peer: "customer-42", thread: "", messageID: "m-001")
    #expect(id.description == "6f7e2d0c-a56d-50ac-bad0-d8f7ced7701e")
    #expect(EventID.command("c1", by: "ann").description == "eb1677f6-946e-51a4-a2eb-2a2772c7fdbb")
    let conversation = ConversationID(
      channel: "shop-app", account: "cn", peer: "customer-42", thread: "", secret: [1, 2, 3])
    #expect(conversation.description == "81da1f5b-4991-82f5-bbd3-961739f5fd10")
    let decided = EventID.decided(at: 7, of: conversation, role: "bot")
    #expect(decided.description == "13475da7-095f-5055-a37b-8f88d8da750e")
  }

  @Test("Fields that run into each other make other ids")
  func fields() {
    let one = EventID.inbound(channel: "ab", account: "c", peer: "", thread: "", messageID: "")
    let other = EventID.inbound(channel: "a", account: "bc", peer: "", thread: "", messageID: "")
    #expect(one != other)
  }

  @Test("Another secret makes other conversations")
  func secret() {
    func id(_ secret: [UInt8]) -> ConversationID {
      ConversationID(channel: "a", account: "b", peer: "c", thread: "", secret: secret)
    }
    #expect(id([1]) != id([2]))
    #expect(id([1]) == id([1]))
  }

  @Test("Moments saturate")
  func saturating() {
    let end = Timestamp(milliseconds: .max)
    #expect(end.adding(milliseconds: 1) == end)
    #expect(end.milliseconds(since: Timestamp(milliseconds: .min)) == .max)
    #expect(Timestamp(milliseconds: .min).milliseconds(since: end) == .min)
    #expect(Timestamp(milliseconds: 5).milliseconds(since: Timestamp(milliseconds: 7)) == -2)
  }
}
