internal import Foundation
internal import Logging
internal import ServiceLifecycle

/// Hears first that the process shall stop: takes it out of service and sees that it ends in time.
struct Stopping: Service {
  var readiness: Readiness
  var supervision: Supervision
  var logger: Logger
  /// Ends the process that long after the request, whatever still runs; nil in a test's process.
  var deadline: Duration?

  func run() async throws {
    let check = readiness.check("running", reason: "starting")
    check.ready()
    try? await gracefulShutdown()
    check.notReady("stopping")
    logger.info("Stopping", metadata: ["parts": "\(supervision.running)"])
    if let deadline { watch(for: deadline) }
  }

  /// On a thread of its own, because a hung process may have no other left.
  private func watch(for deadline: Duration) {
    let (supervision, logger) = (supervision, logger)
    Thread.detachNewThread {
      Thread.sleep(
        forTimeInterval: Double(deadline.components.seconds) + Double(
          deadline.components.attoseconds) / 1e18)
      logger.error(
        "Parts did not stop in time", metadata: ["parts": "\(supervision.running)"])
      // Nothing is lost by it: what was not finished is owed again after the next start.
      _exit(supervision.failure == nil ? ExitCode.done.rawValue : ExitCode.failed.rawValue)
    }
  }
}
