public import Logging
internal import Metrics
internal import Synchronization

/// Sets up logs and metrics for the whole process.
public enum Telemetry {
  private static let booted = Mutex<PrometheusRegistry?>(nil)

  /// Sends logs as JSON lines to standard error and metrics to a registry; the first call decides.
  ///
  /// - Returns: the registry that `/metrics` shows.
  @discardableResult
  public static func bootstrap(service: String, level: Logger.Level) -> PrometheusRegistry {
    booted.withLock { booted in
      if let booted { return booted }
      LoggingSystem.bootstrap(
        { label, provider in
          JSONLogHandler(
            service: service, label: label, level: level, metadataProvider: provider)
        }, metadataProvider: nil)
      let registry = PrometheusRegistry()
      MetricsSystem.bootstrap(registry)
      ProcessMetrics.register(in: registry)
      booted = registry
      return registry
    }
  }
}
