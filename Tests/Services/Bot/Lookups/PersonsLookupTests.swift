import Conversation
import ConversationTesting
import Testing

@testable import BotCore

/// What a person who holds a conversation has the bot ask outside.
@Suite struct PersonsLookupTests {
  private struct Desk {
    var lookups: LookupScene
    private var count: UInt64 = 0

    init() throws {
      lookups = try LookupScene()
      lookups.scene.customer("hello")
      lookups.scene.log.append(.agentTakes("mei"))
    }

    var asked: [PersonsLookup] {
      BotDecider.askedByPeople(in: lookups.scene.state, lookups.scene.policy)
    }

    @discardableResult
    mutating func asks(
      _ connector: String, _ arguments: [String: String] = [:],
      as author: Author = Author(.agent, id: "mei")
    ) -> Verdict {
      count += 1
      var body = LookupRequested()
      body.connector = connector
      body.arguments = arguments.keys.sorted().map { .with(name: $0, value: arguments[$0] ?? "") }
      let state = lookups.scene.state
      return lookups.scene.log.append(
        Event(
          id: EventID(hi: 99, lo: count), conversation: state.id, session: state.session,
          epoch: state.control.epoch, author: author, occurredAt: lookups.scene.log.now,
          body: .lookupRequested(body)))
    }

    mutating func outside(_ outcome: LookupOutcome) {
      for each in asked {
        lookups.scene.log.append(
          each.call.completed(outcome, in: lookups.scene.state, now: lookups.scene.log.now))
      }
    }

    mutating func customer(_ text: String) { lookups.scene.customer(text) }
  }

  @Test("It is asked with what they named, once, and its result stands in the state")
  func asked() throws {
    var desk = try Desk()
    #expect(desk.asks("order", ["order_number": "20031"]) == .effective)
    #expect(desk.asked.map(\.call.values) == [["order_number": "20031"]])
    #expect(desk.asked.map(\.call.id) == [EventID(hi: 99, lo: 1)])
    #expect(desk.asked.map(\.hindrance) == [nil])
    desk.outside(LookupScene.fields(("status", "shipped")))
    #expect(desk.asked == [])
    #expect(desk.lookups.scene.state.lookups.map(\.result?.succeeded) == [true])
  }

  @Test("Who restores from a carried state asks the same, with the same arguments")
  func restored() throws {
    var desk = try Desk()
    desk.asks("order", ["order_number": "20031"])
    let before = desk.asked
    #expect(desk.lookups.scene.log.append(.routerCarries) == .effective)
    #expect(desk.asked == before)
  }

  @Test("What the bot asks for itself is no person's, and what a person asks is not the bot's turn")
  func apart() throws {
    var desk = try Desk()
    desk.asks("order", ["order_number": "20031"], as: .bot)
    #expect(desk.asked == [])
    desk.asks("order", ["order_number": "20032"])
    #expect(desk.lookups.calls == [])
  }

  @Test("The same again in a session carries the same key; something else, another")
  func key() throws {
    var desk = try Desk()
    desk.asks("order", ["order_number": "20031"])
    desk.asks("order", ["order_number": "20031"])
    desk.asks("order", ["order_number": "20032"])
    let keys = desk.asked.map(\.call.idempotencyKey)
    #expect(keys[0] == keys[1])
    #expect(keys[0] != keys[2])
    #expect(Set(desk.asked.map(\.call.id)).count == 3)
  }

  @Test("About a customer whom nobody verified nothing is asked, whatever the person claims")
  func unverified() throws {
    var desk = try Desk()
    desk.asks("balance", ["customer": "C-1"])
    #expect(desk.asked.map(\.hindrance) == ["identity_unverified"])
    #expect(desk.asked.map { $0.call.values["customer"] } == [nil])
  }

  @Test("The code that the customer wrote verifies them, and then they are who the system says")
  func verified() throws {
    var desk = try Desk()
    desk.asks("identity.check", ["phone": "13800138000"])
    #expect(desk.asked.map(\.hindrance) == ["no_code"])
    desk.outside(.failed("no_code"))
    desk.customer("it is 123 456")
    desk.asks("identity.check", ["phone": "13800138000", "code": "000000"])
    #expect(desk.asked.map { $0.call.values["code"] } == ["123456"])
    desk.outside(LookupScene.fields(("customer", "C-1")))
    desk.asks("balance")
    #expect(desk.asked.map(\.call.values) == [["customer": "C-1"]])
  }

  @Test("While it waits in the queue nothing is asked; whoever takes it next has it asked")
  func queued() throws {
    var desk = try Desk()
    desk.asks("order", ["order_number": "20031"])
    desk.lookups.scene.log.append(.agentTransfers("mei", toQueue: "orders"))
    #expect(desk.asked == [])
    desk.lookups.scene.log.append(.agentTakes("tom"))
    #expect(desk.asked.count == 1)
  }

  @Test("Arguments beyond what a state holds are not kept, and nothing is asked with them")
  func large() throws {
    var desk = try Desk()
    #expect(
      desk.asks("order", ["order_number": String(repeating: "9", count: 2_000)]) == .effective)
    #expect(desk.asked.map(\.call.values) == [[:]])
  }
}

extension Slot {
  fileprivate static func with(name: String, value: String) -> Slot {
    var slot = Slot()
    slot.name = name
    slot.value = value
    return slot
  }
}
