internal import LogRuntime
internal import ServiceLifecycle
internal import UnixSignals

/// Ends the process at SIGTERM and SIGINT.
///
/// SIGTERM comes before a restart as before an end, and the process cannot know which. SIGINT is a person's, or
/// that of a supervisor who will not start it again.
struct StopSignals: Service {
  var departure: Departure

  func run() async {
    let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint)
    for await signal in signals.cancelOnGracefulShutdown() {
      if signal == .sigint { departure.willBeForGood() }
      return
    }
  }
}
