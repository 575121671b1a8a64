import Foundation
import Testing

extension SystemTests {
  /// Everything at once: `make chaos` runs it for longer, by a seed of its own.
  @Suite("Chaos", .timeLimit(.minutes(ChaosPlan.current.limit)))
  struct ChaosTests {
    @Test("Whatever breaks, all that was accepted counts once, and nobody speaks out of turn")
    func chaos() async throws {
      let run = try await ChaosRun(.current)
      let report = await run.run()
      print(report.text)
      try report.write()
      #expect(report.faults.isEmpty)
      try await run.baton.stop(keepingFiles: !report.faults.isEmpty)
    }
  }
}

@Suite("The schedule of a chaos run")
struct FaultScheduleTests {
  @Test("is the same for the same seed, another for another, and has every kind of fault")
  func seeded() {
    var plan = ChaosPlan.short
    let schedule = FaultSchedule(plan)
    #expect(schedule.text == FaultSchedule(plan).text)
    plan.seed += 1
    #expect(schedule.text != FaultSchedule(plan).text)
    plan.length = .seconds(600)
    var chance = plan.chance(of: "kinds")
    let kinds = Fault.each(plan, &chance).map(\.kind)
    #expect(Set(FaultSchedule(plan).entries.map(\.fault.kind)) == Set(kinds))
  }
}
