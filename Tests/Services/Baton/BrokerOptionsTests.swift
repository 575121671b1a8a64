import Foundation
import Testing

@testable import Baton

@Suite("Which broker a command talks to")
struct BrokerOptionsTests {
  private static let variable = "KAFKA_BOOTSTRAP_SERVERS"

  private func running() throws -> ReadyFile {
    try JSONDecoder().decode(
      ReadyFile.self,
      from: Data(
        """
        {"kafka": "here:1", "intake": "", "desk": "", "admin": {}, "pids": {}, "agents": [],
         "environment": {"BATON_TOPIC_PREFIX": "t1."}}
        """.utf8))
  }

  private func chosen(
    _ own: [String: String] = [:], kafka: String? = nil, isNamed: Bool = false
  ) throws -> (address: String?, prefix: String?) {
    let environment = BrokerOptions.environment(
      own, kafka: kafka, running: try running(), isNamed: isNamed)
    return (environment[Self.variable], environment["BATON_TOPIC_PREFIX"])
  }

  @Test("What is named by an option, by a variable, and what runs here, in this order")
  func order() throws {
    #expect(try chosen() == ("here:1", "t1."))
    #expect(try chosen([Self.variable: "there:2"]) == ("there:2", nil))
    #expect(try chosen([Self.variable: "there:2"], isNamed: true) == ("here:1", "t1."))
    #expect(
      try chosen([Self.variable: "there:2"], kafka: "else:3", isNamed: true) == ("else:3", nil))
  }

  @Test("The running system's topics are meant wherever its broker is; another prefix may be named")
  func prefix() throws {
    #expect(try chosen([Self.variable: "here:1"]) == ("here:1", "t1."))
    #expect(try chosen(kafka: "here:1") == ("here:1", "t1."))
    #expect(try chosen(["BATON_TOPIC_PREFIX": "mine."]) == ("here:1", "mine."))
  }
}
