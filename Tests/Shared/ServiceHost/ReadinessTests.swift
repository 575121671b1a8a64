@testable import ServiceHost
import Testing

@Suite(.timeLimit(.minutes(1))) struct ReadinessTests {
  let readiness = Readiness()

  @Test func `one part that is not ready holds back all`() {
    let log = readiness.check("log")
    let model = readiness.check("model", reason: "loading")
    log.ready()
    #expect(!readiness.isReady)
    #expect(
      readiness.statuses == [
        .init(name: "log", ready: true), .init(name: "model", ready: false, reason: "loading"),
      ])
    model.ready()
    #expect(readiness.isReady)
  }

  @Test func `a part can lose its readiness`() {
    let log = readiness.check("log")
    log.ready()
    log.notReady("the broker is away")
    #expect(readiness.statuses == [.init(name: "log", ready: false, reason: "the broker is away")])
  }

  @Test func `asking for the same part again changes nothing`() {
    readiness.check("log").ready()
    _ = readiness.check("log")
    #expect(readiness.isReady)
  }

  @Test func `who waits is told when the last part is ready`() async {
    let (a, b) = (readiness.check("a"), readiness.check("b"))
    let waiting = Task { [readiness] in await readiness.whenReady() }
    a.ready()
    b.ready()
    await waiting.value
  }

  @Test func `who waits can give up`() async {
    _ = readiness.check("never")
    let waiting = Task { [readiness] in await readiness.whenReady() }
    waiting.cancel()
    await waiting.value
    #expect(!readiness.isReady)
  }
}
