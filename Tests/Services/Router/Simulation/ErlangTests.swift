import Foundation
import Testing

@testable import RouterSimulation

@Suite("Erlang's formulas")
struct ErlangTests {
  @Test(
    "Blocking is as the published tables have it",
    arguments: [
      // Cooper, "Introduction to Queueing Theory", and any traffic table: servers, erlangs, Erlang B.
      (1, 1.0, 0.5), (2, 1.0, 0.2), (10, 5.0, 0.018385), (5, 3.0, 0.110054), (30, 20.0, 0.008457),
    ])
  func blocking(servers: Int, offered: Double, expected: Double) {
    let found = Erlang.blocking(servers: servers, offered: offered)
    #expect(abs(found - expected) < 5e-7 + expected * 1e-4, "\(found)")
  }

  @Test("One server is the M/M/1 queue", arguments: [0.1, 0.5, 0.95])
  func oneServer(load: Double) {
    #expect(abs(Erlang.waiting(servers: 1, offered: load) - load) < 1e-12)
    #expect(abs(Erlang.meanWait(servers: 1, offered: load) - load / (1 - load)) < 1e-12)
  }

  @Test("Two servers with one erlang: a third waits, a third of a handling time on average")
  func twoServers() {
    #expect(abs(Erlang.waiting(servers: 2, offered: 1) - 1.0 / 3) < 1e-12)
    #expect(abs(Erlang.meanWait(servers: 2, offered: 1) - 1.0 / 3) < 1e-12)
  }

  @Test("Where more comes than can be done, everybody waits for ever")
  func overload() {
    #expect(Erlang.waiting(servers: 3, offered: 3) == 1)
    #expect(Erlang.meanWait(servers: 3, offered: 3.5) == .infinity)
  }

  @Test("With patience without end, Erlang A is Erlang C", arguments: [1, 5, 20])
  func endlessPatience(servers: Int) {
    let offered = 0.8 * Double(servers)
    let found = ErlangA(servers: servers, offered: offered, patience: 1e9)
    let waiting = Erlang.waiting(servers: servers, offered: offered)
    #expect(abs(found.waiting - waiting) < 1e-6 * waiting)
    let wait = Erlang.meanWait(servers: servers, offered: offered)
    #expect(abs(found.meanWait - wait) < 1e-5 * wait)
    #expect(found.abandoning < 1e-6)
  }

  @Test("With the patience of a handling time, the number there is Poisson", arguments: [1, 7, 30])
  func poisson(servers: Int) {
    // Each who is there leaves at the same rate, served or not: M/M/∞.
    let offered = 0.9 * Double(servers)
    var (term, below) = (exp(-offered), 0.0)
    for count in 0..<servers {
      below += term
      term *= offered / Double(count + 1)
    }
    let found = ErlangA(servers: servers, offered: offered, patience: 1)
    #expect(abs(found.waiting - (1 - below)) < 1e-9)
  }

  @Test("With no patience, those who leave are those whom Erlang B blocks")
  func noPatience() {
    let found = ErlangA(servers: 10, offered: 8, patience: 1e-7)
    #expect(abs(found.abandoning - Erlang.blocking(servers: 10, offered: 8)) < 1e-5)
  }

  @Test("Overload with patience has an end: what is not served leaves")
  func overloadWithPatience() {
    let found = ErlangA(servers: 10, offered: 20, patience: 2)
    // Half of what comes cannot be served.
    #expect(found.abandoning > 0.499 && found.abandoning < 0.52)
  }
}
