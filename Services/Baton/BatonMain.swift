import ArgumentParser

@main
struct BatonCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baton",
    abstract: "Bot first, human backstop: passes customer conversations without dropping them.",
    discussion: """
      To begin, run `baton up`: it starts the whole system on this machine, with a sample shop, and \
      says where to open the customer's page and the agent's page.

      Commands other than `up` find the broker by KAFKA_BOOTSTRAP_SERVERS, or by the `baton up` \
      that runs in this folder. Any KAFKA_PROPERTIES_* goes to librdkafka as it is (TLS, SASL).

      Exit codes: 0 done, 1 the thing asked for failed, 64 usage, 69 broker unreachable, \
      78 configuration.
      """,
    subcommands: [Keeper.self])
}
