extension Settings: CustomStringConvertible {
  /// The effective values, one a line, secrets as dots: `BATON_PORT=8080  (environment)`.
  public var description: String {
    let values = entries.map { "\($0.setting.variable)=\($0.shown)  (\($0.source.rawValue))" }
    let properties = kafkaProperties.map { "librdkafka \($0.name)=\($0.shown)" }
    return (values + properties).joined(separator: "\n")
  }

  /// What `--help` says about settings.
  static func help(_ declared: [Setting]) -> String {
    (declared + [.configFile]).map { setting in
      var facts: [String] = []
      if let fallback = setting.fallback { facts.append("default \(fallback)") }
      if setting.isRequired { facts.append("required") }
      if setting.isSecret { facts.append("secret") }
      let tail = facts.isEmpty ? "" : " [\(facts.joined(separator: ", "))]"
      return "  \(setting.variable)\(tail)\n      \(setting.meaning)"
    }.joined(separator: "\n") + """

        KAFKA_PROPERTIES_*
            Any librdkafka property: KAFKA_PROPERTIES_SECURITY_PROTOCOL=SASL_SSL is
            security.protocol=SASL_SSL. In a file: a list kafka.properties of name=value.
      """
  }
}
