import ArgumentParser
import Foundation
import Kafka
import LogRuntime
import Testing

@testable import Baton

@Suite struct UpPlanTests {
  @Test("Fixed ports are those of the API, for the first instance alone")
  func fixed() throws {
    let scale = try #require(Scale(argument: "intake=2"))
    let instances = UpPlan.instances([scale], ports: .fixed)
    #expect(
      instances.map { "\($0.name) \($0.port)" }
        == ["intake 8080", "intake-2 0", "bot 0", "router 0", "desk 8081", "delivery 0"])
  }

  @Test("Other commands are told of the data folder where they do not look by themselves")
  func dataFolder() {
    let working = URL(filePath: "/srv/firm", directoryHint: .isDirectory)
    func data(_ path: String) -> String {
      UpConsole.data(DataFolder(URL(filePath: path)), in: working)
    }
    #expect(data("/srv/firm/.baton") == "")
    #expect(data("/var/lib/baton") == " --data /var/lib/baton")
  }

  @Test("Free ports are nobody's choice but the system's")
  func free() {
    #expect(UpPlan.instances([], ports: .free).allSatisfy { $0.port == 0 })
  }

  @Test(
    "What scales nothing is refused", arguments: ["bot", "bot=", "bot=0", "bot=17", "cat=2", "=2"])
  func scale(text: String) {
    #expect(Scale(argument: text) == nil)
  }

  @Test("The logs have the partitions that were asked for, and the broker's time")
  func topics() {
    let plan = TopicPlan(topics: Topics(prefix: "x."), partitions: 24, replication: 3)
    #expect(plan.all.map(\.name) == Topics(prefix: "x.").all)
    #expect(plan.logs.map(\.name) == ["x.conversations", "x.teams"])
    #expect(plan.all[0].partitions == 24)
    let knowledge = plan.all.first { $0.name == "x.knowledge" }
    #expect(knowledge?.partitions == 1 && knowledge?.properties["cleanup.policy"] == "delete")
    #expect(knowledge?.properties["retention.ms"] == "-1")
    for topic in plan.all {
      #expect(topic.properties["message.timestamp.type"] == "LogAppendTime")
      #expect(topic.properties["min.insync.replicas"] == "2")
      #expect(topic.replication == 3)
    }
  }

  @Test("On a real Kafka each process has a name that it keeps, and that no other folder gives")
  func names() throws {
    func names(_ folder: String) throws -> [String?] {
      let data = FileManager.default.temporaryDirectory.appending(path: folder)
      try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
      let command = try UpCommand.parse([
        "--kafka", "127.0.0.1:1", "--data", data.path, "--scale", "bot=2",
      ])
      let plan = try UpPlan(command)
      let common = try plan.environment(kafka: "127.0.0.1:1")
      return plan.instances.map { plan.program($0, common).environment["BATON_INSTANCE"] }
    }
    let (one, another) = ("baton-\(UUID().uuidString)", "baton-\(UUID().uuidString)")
    let own = try names(one).compactMap(\.self)
    #expect(own.count == 6)
    #expect(own[1].hasSuffix("-bot") && own[2].hasSuffix("-bot-2"))
    #expect(try names(one) == own)
    #expect(Set(own).isDisjoint(with: try names(another).compactMap(\.self)))
  }

  @Test("The ready file reads back as it was written")
  func readyFile() throws {
    let file = FileManager.default.temporaryDirectory
      .appending(path: "baton-ready-\(UUID().uuidString)/ready.json")
    let ready = ReadyFile(
      kafka: "127.0.0.1:1", intake: "http://127.0.0.1:2", desk: "http://127.0.0.1:3",
      admin: ["bot": "http://127.0.0.1:4"], pids: ["bot": [5]],
      agents: [.init(id: "lin", secret: "s")], gatewayToken: "t")
    try ready.write(to: file)
    #expect(ReadyFile.read(from: file) == ready)
  }

  @Test("One folder serves one `baton up` at a time, and keeps its secret")
  func folder() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "baton-\(UUID().uuidString)")
    let folder = DataFolder(url)
    try folder.open()
    let secret = try folder.secret()
    #expect(secret.utf8.count == 64)
    #expect(try folder.secret() == secret)
    #expect(throws: CommandFailure.self) { try DataFolder(url).open() }
  }
}
