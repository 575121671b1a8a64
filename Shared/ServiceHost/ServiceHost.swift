public import Firm
public import Hummingbird
internal import LogRuntime
public import Logging
internal import NIOCore
public import ServiceLifecycle
internal import Synchronization
public import Telemetry

/// What every service stands on: settings, the firm, logs, metrics, readiness, and an ordered start
/// and stop.
public final class ServiceHost: Sendable {
  /// The service's name, such as `bot`.
  public let name: String
  public let settings: Settings
  /// The firm's configuration, read again whenever its files change.
  public let firm: HotReload<Firm>
  public let logger: Logger
  public let metrics: PrometheusRegistry
  public let readiness = Readiness()

  let listening: Listening
  let states = StateDesk()
  let supervision = Supervision()
  let departure = Departure()
  private let services = Mutex<[(name: String, service: any Service)]>([])

  init(name: String, settings: Settings) throws(FirmProblems) {
    self.name = name
    self.settings = settings
    // Made here, so that nothing is ready before it runs.
    for part in ["admin", "running"] { _ = readiness.check(part) }
    metrics = Telemetry.bootstrap(service: name, level: settings.logLevel)
    let logger = Logger(label: "baton.\(name)")
    self.logger = logger
    firm = try Self.loadFirm(settings, logger)
    listening = Listening(file: settings.path(.readyFile)) { port, adminPort in
      var metadata: Logger.Metadata = ["adminPort": "\(adminPort)"]
      if let port { metadata["port"] = "\(port)" }
      logger.info("Listening", metadata: metadata)
    }
  }

  /// Adds a service; they start in the order in which they are added, and stop in reverse.
  public func add(_ service: any Service, named name: String? = nil) {
    let name = name ?? String(describing: type(of: service))
    services.withLock { $0.append((name, service)) }
  }

  /// Adds a listener for the service's own routes at `BATON_HOST` and `BATON_PORT`.
  public func serve<Responders: HTTPResponderBuilder>(_ router: Responders)
  where
    Responders.Responder.Context: InitializableFromSource<ApplicationRequestContextSource>
  {
    listening.expectPort()
    let check = readiness.check("listener")
    let listening = listening
    add(
      application(router, host: settings[.host], port: settings.integer(.port)) { port in
        try listening.service(on: port)
        check.ready()
      }, named: "listener")
  }

  /// The port of `serve`, once it listens.
  public var port: Int? { listening.port }
  /// The port of `/livez`, `/readyz`, `/metrics` and `/statez`, once it listens.
  public var adminPort: Int? { listening.adminPort }

  /// Runs until a service ends, the task is cancelled or, if `signals`, the process is told to stop.
  ///
  /// - Throws: what the first failing service threw.
  func run(signals: Bool) async throws {
    var parts = parts(deadline: signals ? .milliseconds(4800) : nil)
    if signals { parts.insert(("signals", StopSignals(departure: departure)), at: 0) }
    var configuration = ServiceGroupConfiguration(
      services: parts.map { part in
        .init(
          service: Supervised(
            name: part.name, service: part.service, supervision: supervision, logger: logger),
          successTerminationBehavior: part.service is Stopping ? .ignore : .gracefullyShutdownGroup,
          failureTerminationBehavior: .gracefullyShutdownGroup)
      },
      logger: logger)
    // Then tasks are cancelled, and the appender still has two seconds for what is queued.
    configuration.maximumGracefulShutdownDuration = .milliseconds(2400)
    do {
      try await ServiceGroup(configuration: configuration).run()
    } catch {
      throw supervision.failure ?? error
    }
    if let failure = supervision.failure { throw failure }
  }

  private func parts(deadline: Duration?) -> [(name: String, service: any Service)] {
    let listening = listening
    let admin = AdminListener(
      service: name, readiness: readiness, metrics: metrics, states: states)
    let check = readiness.check("admin")
    let listener = application(
      admin.router(), host: settings[.adminHost], port: settings.integer(.adminPort)
    ) { port in
      try listening.admin(on: port)
      check.ready()
    }
    let stopping = Stopping(
      readiness: readiness, supervision: supervision, logger: logger, deadline: deadline)
    return [("admin", listener), ("firm", FirmReloading(firm: firm))]
      + services.withLock { $0 } + [("stopping", stopping)]
  }

  private func application<Responders: HTTPResponderBuilder>(
    _ router: Responders, host: String?, port: Int?,
    listens: @escaping @Sendable (_ port: Int) throws -> Void
  ) -> any Service
  where Responders.Responder.Context: InitializableFromSource<ApplicationRequestContextSource> {
    let logger = logger
    return Application(
      router: router,
      configuration: ApplicationConfiguration(
        address: .hostname(host ?? "127.0.0.1", port: port ?? 0)),
      onServerRunning: { channel in
        guard let port = channel.localAddress?.port else { return }
        do { try listens(port) } catch {
          logger.error("The ready file cannot be written", metadata: ["error": "\(error)"])
        }
      }, logger: logger)
  }
}
