internal import Configuration
public import Foundation

extension Settings {
  /// Reads and checks all of `declared`.
  ///
  /// - Parameters:
  ///   - environment: the process's, or a test's.
  ///   - file: a YAML file; the one named by `BATON_CONFIG_FILE` when nil.
  /// - Throws: everything that is wrong, at once.
  public static func read(
    _ declared: [Setting], environment: [String: String] = ProcessInfo.processInfo.environment,
    file: String? = nil
  ) async throws(SettingsProblems) -> Settings {
    let variables = EnvironmentVariablesProvider(
      environmentVariables: environment.filter { !$0.value.isEmpty })
    let fromEnvironment = ConfigReader(provider: variables)
    let path = file ?? environment[Setting.configFile.variable].flatMap { $0.isEmpty ? nil : $0 }
    var fromFile: ConfigReader?
    if let path { fromFile = try await reader(ofFile: path) }

    var entries: [Entry] = []
    var problems: [String] = []
    for setting in declared {
      guard let entry = entry(setting, fromEnvironment, fromFile) else {
        if setting.isRequired {
          problems.append("\(setting.variable) is missing: \(setting.meaning)")
        }
        continue
      }
      entries.append(entry)
      if let problem = setting.problem(with: entry.value) {
        problems.append(
          "\(setting.variable) (\(entry.source.rawValue)) is \"\(entry.shown)\": it \(problem)")
      }
    }
    let properties = kafkaProperties(environment, fromFile, &problems)
    problems += contradictions(in: entries)
    guard problems.isEmpty else { throw SettingsProblems(problems) }
    return Settings(entries: entries, kafkaProperties: properties)
  }

  private static func reader(ofFile path: String) async throws(SettingsProblems) -> ConfigReader {
    do {
      let location = InMemoryProvider(values: [
        "filePath": ConfigValue(.string(path), isSecret: false)
      ])
      let file = try await FileProvider<YAMLSnapshot>(config: ConfigReader(provider: location))
      return ConfigReader(provider: file)
    } catch {
      throw SettingsProblems(["\(Setting.configFile.variable): \(path) cannot be read: \(error)"])
    }
  }

  private static func entry(
    _ setting: Setting, _ environment: ConfigReader, _ file: ConfigReader?
  ) -> Entry? {
    let key = ConfigKey(stringLiteral: setting.key)
    if let value = environment.string(forKey: key, isSecret: setting.isSecret) {
      return Entry(setting: setting, value: value, source: .environment)
    }
    if let value = file?.string(forKey: key, isSecret: setting.isSecret) {
      return Entry(setting: setting, value: value, source: .file)
    }
    return setting.fallback.map { Entry(setting: setting, value: $0, source: .fallback) }
  }

  /// The file's `kafka.properties`, a list of `name=value`, under the environment's.
  private static func kafkaProperties(
    _ environment: [String: String], _ file: ConfigReader?, _ problems: inout [String]
  ) -> [KafkaProperty] {
    var values: [String: String] = [:]
    for line in file?.stringArray(forKey: "kafka.properties", isSecret: true) ?? [] {
      let parts = line.split(separator: "=", maxSplits: 1).map(String.init)
      if parts.count == 2 {
        values[parts[0]] = parts[1]
      } else {
        problems.append("kafka.properties (file) holds an entry that is not name=value")
      }
    }
    let prefix = "KAFKA_PROPERTIES_"
    for (variable, value) in environment where variable.hasPrefix(prefix) {
      let name = variable.dropFirst(prefix.count).lowercased().replacing("_", with: ".")
      values[name] = value
    }
    return values.sorted { $0.key < $1.key }.map { KafkaProperty($0.key, $0.value) }
  }

  private static func contradictions(in entries: [Entry]) -> [String] {
    entries.compactMap { entry in
      guard entry.setting.key == Setting.secret.key, entry.value.utf8.count < 16 else { return nil }
      return "\(entry.setting.variable) must be at least 16 bytes long"
    }
  }
}
