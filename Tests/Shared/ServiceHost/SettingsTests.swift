import Firm
import Foundation
import Testing

@testable import ServiceHost

@Suite struct SettingsTests {
  static let minimal = ["KAFKA_BOOTSTRAP_SERVERS": "a:1"]

  func read(
    _ declared: [Setting] = Setting.common, _ environment: [String: String] = minimal,
    yaml: String? = nil
  ) async throws -> Settings {
    guard let yaml else { return try await Settings.read(declared, environment: environment) }
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).yaml")
    try Data(yaml.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try await Settings.read(declared, environment: environment, file: file.path)
  }

  @Test func `without anything but a broker the defaults hold`() async throws {
    let settings = try await read()
    #expect(settings.topicPrefix == "baton.")
    #expect(settings.sessionTimeout == .seconds(10))
    #expect(settings.configFolder.path.hasSuffix("deploy/sample"))
    #expect(settings[.secret] == nil)
  }

  @Test func `the environment wins over the file, the file over the default`() async throws {
    let settings = try await read(
      Setting.common, ["KAFKA_BOOTSTRAP_SERVERS": "a:1", "BATON_TOPIC_PREFIX": "env."],
      yaml: "baton: {topicPrefix: file., port: 8080}")
    #expect(settings.topicPrefix == "env.")
    #expect(settings.integer(.port) == 8080)
    #expect(settings.integer(.adminPort) == 0)
    #expect(settings.entries.first { $0.setting == .port }?.source == .file)
  }

  @Test func `an empty variable counts as absent`() async throws {
    let settings = try await read(
      Setting.common, ["KAFKA_BOOTSTRAP_SERVERS": "a:1", "BATON_TOPIC_PREFIX": ""])
    #expect(settings.topicPrefix == "baton.")
  }

  @Test func `properties go to librdkafka under its own names`() async throws {
    let environment = [
      "KAFKA_BOOTSTRAP_SERVERS": "a:1", "KAFKA_PROPERTIES_SECURITY_PROTOCOL": "SASL_SSL",
      "KAFKA_PROPERTIES_SASL_PASSWORD": "hidden",
    ]
    let settings = try await read(
      Setting.common, environment,
      yaml: "kafka: {properties: [security.protocol=SSL, ssl.ca.location=/a=b]}")
    #expect(
      settings.kafkaProperties == [
        KafkaProperty("sasl.password", "hidden"), KafkaProperty("security.protocol", "SASL_SSL"),
        KafkaProperty("ssl.ca.location", "/a=b"),
      ])
    #expect(!settings.description.contains("hidden"))
    #expect(settings.description.contains("librdkafka security.protocol=SASL_SSL"))
  }

  @Test func `everything that is wrong is said at once`() async throws {
    let environment = [
      "BATON_PORT": "70000", "BATON_LOG_LEVEL": "loud", "BATON_SECRET": "short",
      "BATON_SESSION_TIMEOUT_MS": "10s",
    ]
    let problems = await #expect(throws: SettingsProblems.self) {
      try await read(Setting.common, environment, yaml: "kafka: {properties: [nonsense]}")
    }
    let variables = problems?.problems.map { String($0.prefix { $0 != " " }) } ?? []
    #expect(
      variables == [
        "KAFKA_BOOTSTRAP_SERVERS", "BATON_SESSION_TIMEOUT_MS", "BATON_PORT", "BATON_LOG_LEVEL",
        "kafka.properties", "BATON_SECRET",
      ])
  }

  @Test func `secrets are shown as dots`() async throws {
    let settings = try await read(
      Setting.common, ["KAFKA_BOOTSTRAP_SERVERS": "a:1", "BATON_SECRET": "0123456789abcdef"])
    #expect(settings.deploymentSecret.revealed == "0123456789abcdef")
    #expect(settings.description.contains("BATON_SECRET=••••  (environment)"))
    #expect(!"\(settings) \(settings.deploymentSecret)".contains("0123456789"))
  }

  @Test func `a required setting that is absent is a problem with its meaning`() async throws {
    let problems = await #expect(throws: SettingsProblems.self) {
      try await read([.secret.required()], [:])
    }
    #expect(problems?.problems == ["BATON_SECRET is missing: \(Setting.secret.meaning)"])
  }

  @Test func `a file that cannot be read is a problem`() async {
    await #expect(throws: SettingsProblems.self) {
      try await Settings.read([], environment: ["BATON_CONFIG_FILE": "/nowhere.yaml"])
    }
    await #expect(throws: SettingsProblems.self) { try await read([], [:], yaml: "- a list") }
  }

  @Test(arguments: [
    ("baton.topicPrefix", "BATON_TOPIC_PREFIX"),
    ("baton.sessionTimeoutMs", "BATON_SESSION_TIMEOUT_MS"),
    ("baton.bot.model", "BATON_BOT_MODEL"),
  ])
  func `a key has its variable`(key: String, variable: String) async throws {
    let setting = Setting(key, meaning: "")
    #expect(setting.variable == variable)
    #expect(try await read([setting], [variable: "x"])[setting] == "x")
  }

  @Test(arguments: [
    ("bot-2", true), ("3f.bot_1", true), ("", false), ("..", false), ("bot 1", false),
    ("机器人", false), (String(repeating: "b", count: 250), false),
  ])
  func `an instance has a name that Kafka takes`(name: String, isTaken: Bool) {
    #expect((Setting.instance.problem(with: name) == nil) == isTaken)
  }

  @Test func `help explains every variable`() {
    let help = Settings.help(Setting.common)
    for setting in Setting.common { #expect(help.contains("  \(setting.variable)")) }
  }
}
