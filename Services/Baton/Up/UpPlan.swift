import EmbeddedBroker
import Firm
import Foundation
import LogRuntime
import ServiceHost

/// All that is decided before anything is started.
struct UpPlan: Sendable {
  var firm: Firm
  var config: URL
  var gateways: URL?
  var data: DataFolder
  var executables: URL
  /// A Kafka of the firm's own; nil for the embedded broker.
  var kafka: String?
  var prefix: String
  /// Of conversations, if somebody said how many.
  var partitions: Int32?
  var instances: [Instance]
  var readyFile: URL?
  /// Where the bot finds its model; nil leaves that to the firm's folder.
  var model: URL?
  /// Whether that model is to be learnt here.
  var learns = false
  var environment: [String: String]

  /// One process of a service.
  struct Instance: Sendable, Equatable {
    var service: ServiceName
    /// `bot` or, beyond the first, `bot-2`.
    var name: String
    /// 0 for a free one.
    var port: Int

    init(_ service: ServiceName, _ number: Int, port: Int = 0) {
      self.service = service
      self.port = port
      name = number == 1 ? service.rawValue : "\(service.rawValue)-\(number)"
    }
  }

  /// Throws all that is wrong with the firm's configuration.
  init(_ command: UpCommand) throws {
    environment = ProcessInfo.processInfo.environment
    executables = Executables.folder
    config = try Self.configFolder(command.config ?? environment["BATON_CONFIG"])
    gateways = (command.gateways ?? environment["BATON_GATEWAYS"]).map { URL(filePath: $0) }
    firm = try Firm.load(folder: config, gatewaysFile: gateways)
    data = DataFolder(URL(filePath: command.data))
    let known = environment["KAFKA_BOOTSTRAP_SERVERS"].flatMap { $0.isEmpty ? nil : $0 }
    kafka = command.kafka ?? known
    prefix = environment["BATON_TOPIC_PREFIX"] ?? Topics.defaultPrefix
    partitions = command.partitions
    let own = config.appending(path: ModelFile.name)
    if let named = environment["BATON_MODEL"], !named.isEmpty {
      model = URL(filePath: named)
    } else if command.learn, !FileManager.default.fileExists(atPath: own.path) {
      model = data.model
      learns = true
    }
    readyFile = command.readyFile.map { URL(filePath: $0) }
    instances = Self.instances(command.scale, ports: command.ports)
  }

  static func instances(_ scale: [Scale], ports: UpCommand.Ports) -> [Instance] {
    ServiceName.allCases.flatMap { service in
      let count = scale.last { $0.service == service }?.count ?? 1
      return (1...count).map { number in
        Instance(
          service, number, port: number == 1 && ports == .fixed ? service.fixedPort ?? 0 : 0)
      }
    }
  }

  /// The folder named, or the sample that belongs to this build.
  static func configFolder(_ named: String?) throws -> URL {
    if let named { return URL(filePath: named) }
    let sample = "deploy/sample"
    var folder = Executables.folder
    for _ in 0..<6 {
      let candidate = folder.appending(path: sample)
      if FileManager.default.fileExists(atPath: candidate.path) { return candidate }
      folder.deleteLastPathComponent()
    }
    return URL(filePath: sample)
  }

  /// What every service is told beside what is its own.
  func environment(kafka: String) throws -> [String: String] {
    var common = environment
    common["KAFKA_BOOTSTRAP_SERVERS"] = kafka
    common["BATON_TOPIC_PREFIX"] = prefix
    common["BATON_CONFIG"] = config.path
    common["BATON_GATEWAYS"] = gateways?.path
    common["BATON_MODEL"] = model?.path
    common["BATON_SECRET"] = try environment["BATON_SECRET"] ?? data.secret()
    common["BATON_REFUSAL_FILE"] = data.refusal.path
    if self.kafka == nil {
      common.merge(Self.embeddedEnvironment) { own, _ in own }
      // It takes no notice of names, and would not hear either that a member with one has left.
      common[Self.nameVariable] = nil
    } else {
      common[Self.nameVariable] = try environment[Self.nameVariable] ?? data.name()
    }
    return common
  }

  /// What begins the names under which processes are known to their groups.
  static let nameVariable = "BATON_INSTANCE"

  /// Where connectors of the sample find their merchant.
  static let merchantVariable = "BATON_MERCHANT_URL"

  /// What the sample merchant of the firm's folder knows; nil where there is none, or another one is named.
  var merchantData: URL? {
    let file = config.appending(path: "merchant.json")
    let isNamed = environment[Self.merchantVariable]?.isEmpty == false
    return !isNamed && FileManager.default.fileExists(atPath: file.path) ? file : nil
  }

  /// What clients of the embedded broker need, as variables.
  static let embeddedEnvironment: [String: String] = {
    var variables: [String: String] = [:]
    for (name, value) in EmbeddedBroker.clientProperties {
      let variable = name.uppercased().replacing(".", with: "_")
      // Services have a setting of their own for this one.
      let isSetting = name == "session.timeout.ms"
      variables[isSetting ? "BATON_SESSION_TIMEOUT_MS" : "KAFKA_PROPERTIES_\(variable)"] = value
    }
    return variables
  }()

  func program(
    _ instance: Instance, _ common: [String: String]
  ) -> ChildProgram {
    var environment = common
    environment["BATON_PORT"] = String(instance.port)
    environment["BATON_ADMIN_PORT"] = "0"
    environment[Self.nameVariable] = common[Self.nameVariable].map { "\($0)-\(instance.name)" }
    environment["BATON_DATA"] = data.data(of: instance.name).path
    environment["BATON_READY_FILE"] = data.listening(of: instance.name).path
    return ChildProgram(
      name: instance.name,
      executable: executables.appending(path: "baton-\(instance.service.rawValue)"),
      environment: environment, log: data.log(of: instance.name))
  }

  var knowledge: URL {
    environment["BATON_KNOWLEDGE"].map { URL(filePath: $0) }
      ?? config.appending(path: "knowledge")
  }

  func baton(_ name: String, _ arguments: [String]) -> ChildProgram {
    ChildProgram(
      name: name, executable: executables.appending(path: "baton"), arguments: arguments,
      environment: environment, log: data.log(of: name))
  }

  /// Who can sign in at the desk with a secret that stands in the sample's files.
  var signIns: [ReadyFile.SignIn] {
    firm.agents.compactMap { agent in
      guard case .plain(let secret) = agent.secret else { return nil }
      return ReadyFile.SignIn(
        id: agent.id, secret: secret.revealed, name: agent.name, team: agent.team,
        role: agent.role.rawValue)
    }
  }
}
