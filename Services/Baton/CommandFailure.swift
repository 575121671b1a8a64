import ServiceHost

/// How a command ends. ArgumentParser has an `ExitCode` of its own.
typealias Ending = ExitCode

/// Ends a command with a code and a reason for people.
struct CommandFailure: Error, CustomStringConvertible {
  var code: Ending
  /// What is wrong, and how to mend it.
  var description: String

  init(_ code: Ending, _ description: String) {
    self.code = code
    self.description = description
  }

  /// No broker answers at that address.
  static func unreachable(_ address: String, _ error: some Error) -> CommandFailure {
    CommandFailure(
      .brokerUnreachable,
      """
      No Kafka broker answers at \(address): \(error).
      Name another one by --kafka HOST:PORT or KAFKA_BOOTSTRAP_SERVERS, or start one: baton up
      """)
  }
}
