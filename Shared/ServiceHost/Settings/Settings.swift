public import Firm
public import Foundation
public import Logging

/// The effective settings of a process: environment over YAML file over defaults, all checked.
public struct Settings: Sendable {
  /// Where a value comes from.
  public enum Source: String, Sendable {
    case environment, file, fallback = "default"
  }

  /// A setting with its effective value.
  public struct Entry: Sendable {
    public var setting: Setting
    public var value: String
    public var source: Source

    /// The value, or dots for a secret.
    public var shown: String { setting.isSecret ? "••••" : value }
  }

  /// Those that have a value, in the order in which the settings are declared.
  public private(set) var entries: [Entry]
  /// Passed to librdkafka as they are, sorted by name: `KAFKA_PROPERTIES_SECURITY_PROTOCOL=SSL` is
  /// `("security.protocol", "SSL")`.
  public private(set) var kafkaProperties: [KafkaProperty]

  init(entries: [Entry], kafkaProperties: [KafkaProperty]) {
    self.entries = entries
    self.kafkaProperties = kafkaProperties
  }

  // MARK: Any setting

  /// Nil when it has neither a value nor a default.
  public subscript(setting: Setting) -> String? {
    entries.first { $0.setting.key == setting.key }?.value
  }

  public func integer(_ setting: Setting) -> Int? { self[setting].flatMap { Int($0) } }
  public func flag(_ setting: Setting) -> Bool? { self[setting].flatMap(Setting.flag) }
  public func duration(_ setting: Setting) -> Duration? {
    self[setting].flatMap { Duration(text: $0) }
  }
  public func path(_ setting: Setting) -> URL? { self[setting].map { URL(filePath: $0) } }
  public func secret(_ setting: Setting) -> Secret? { self[setting].map { Secret($0) } }

  // MARK: The common ones

  public var bootstrapServers: String { self[.bootstrapServers] ?? "" }
  public var topicPrefix: String { self[.topicPrefix] ?? "baton." }
  public var sessionTimeout: Duration { .milliseconds(integer(.sessionTimeout) ?? 10_000) }
  public var configFolder: URL { path(.config) ?? URL(filePath: "deploy/sample") }
  public var gatewaysFile: URL? { path(.gateways) }
  public var dataFolder: URL { path(.data) ?? URL(filePath: "data") }
  /// Empty only where the service does not require it.
  public var deploymentSecret: Secret { secret(.secret) ?? Secret("") }
  public var logLevel: Logger.Level {
    self[.logLevel].flatMap { Logger.Level(rawValue: $0) } ?? .info
  }
}

/// A configuration property for librdkafka.
public struct KafkaProperty: Sendable, Hashable {
  public var name: String
  public var value: String

  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }

  /// The value, or dots for a password, key or secret.
  public var shown: String {
    let words = ["password", "secret", ".key", "pem", "jaas", "token", "oauthbearer.config"]
    return words.contains(where: name.contains) ? "••••" : value
  }
}
