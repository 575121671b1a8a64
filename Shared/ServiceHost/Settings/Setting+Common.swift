extension Setting {
  public static let bootstrapServers = Setting(
    "kafka.bootstrapServers", isRequired: true,
    meaning: "The Kafka brokers to start from, host:port, separated by commas.")
  public static let topicPrefix = Setting(
    "baton.topicPrefix", fallback: "baton.",
    meaning: "What all topic names start with; another prefix is another world.")
  public static let headers = Setting(
    "baton.headers", .oneOf(["minimal", "cloudevents"]), fallback: "minimal",
    meaning: "Which headers records carry: ce_type and traceparent, or all of CloudEvents.")
  public static let sessionTimeout = Setting(
    "baton.sessionTimeoutMs", .integer(1000...300_000), fallback: "10000",
    meaning: "Milliseconds after which Kafka gives a silent instance's partitions to another.")
  public static let instance = Setting(
    "baton.instance", .name,
    meaning: "This process's own name among its service's, the same after a restart: Kafka keeps "
      + "its partitions for it, until it is silent for longer than the above or ended by SIGINT.")
  public static let config = Setting(
    "baton.config", .path, fallback: "deploy/sample",
    meaning: "The folder with the firm's teams.yaml, policy.yaml, gateways.yaml and texts.yaml.")
  public static let gateways = Setting(
    "baton.gateways", .path, meaning: "A file whose gateways replace those of the firm's folder.")
  public static let data = Setting(
    "baton.data", .path, fallback: "data",
    meaning: "The folder for what can be rebuilt from the log at any time.")
  public static let secret = Setting(
    "baton.secret", isSecret: true,
    meaning: "The deployment's secret, 16 bytes or more; conversation ids and tokens hang on it.")
  public static let host = Setting(
    "baton.host", fallback: "127.0.0.1", meaning: "The address the service listens on.")
  public static let port = Setting(
    "baton.port", .integer(0...65_535), fallback: "0",
    meaning: "The port the service listens on; 0 takes a free one.")
  public static let adminHost = Setting(
    "baton.adminHost", fallback: "127.0.0.1",
    meaning: "The address of /livez, /readyz, /metrics and /statez.")
  public static let adminPort = Setting(
    "baton.adminPort", .integer(0...65_535), fallback: "0",
    meaning: "The port of /livez, /readyz, /metrics and /statez; 0 takes a free one.")
  public static let logLevel = Setting(
    "baton.logLevel", .oneOf(["trace", "debug", "info", "notice", "warning", "error", "critical"]),
    fallback: "info", meaning: "The lowest level of log lines that are written.")
  public static let readyFile = Setting(
    "baton.readyFile", .path,
    meaning: "A JSON file written once the service listens: its pid, port and adminPort.")
  public static let configFile = Setting(
    "baton.configFile", .path, meaning: "A YAML file with any of these settings, by their keys.")

  /// What every service understands.
  public static let common: [Setting] = [
    bootstrapServers, topicPrefix, headers, sessionTimeout, instance, config, gateways, data,
    secret, host,
    port, adminHost, adminPort, logLevel, readyFile,
  ]
}
