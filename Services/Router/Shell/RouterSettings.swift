internal import ServiceHost

/// What the router understands beside the common settings.
enum RouterSettings {
  static let carryInterval = Setting(
    "baton.carryIntervalSeconds", .integer(10...86_400), fallback: "3600",
    meaning:
      "Seconds after which a conversation is carried forward in the log; a restore folds about that much."
  )
  static let deduplicationWindow = Setting(
    "baton.deduplicationWindowSeconds", .integer(60...2_592_000), fallback: "86400",
    meaning:
      "Seconds for which an ended conversation is remembered, so that a gateway's late repeat is known."
  )

  static let all = [carryInterval, deduplicationWindow]
}
