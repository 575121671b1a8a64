import Testing

@testable import Understanding

@Suite("Thresholds")
struct ThresholdsTests {
  private let calibration = Calibration(slopeOfScore: 1, slopeOfLead: 0, intercept: 0)

  private func judged(_ score: Float, _ isRight: Bool, amongBest: Bool = true) -> JudgedRanking {
    JudgedRanking(
      ranking: Ranking(best: [0], scores: [score], lead: 1), isRight: isRight,
      isAmongBest: amongBest)
  }

  @Test("Enough of what lies above is right, one more taken for wrong")
  func wanted() {
    // The first 90 are right; then every second one.
    let all = (0..<200).map { judged(Float(200 - $0) / 100, $0 < 90 || $0.isMultiple(of: 2)) }
    let thresholds = Thresholds(wanted: 0.9, all, calibration)
    let above = all.filter { calibration.confidence($0.ranking) >= thresholds.answer }
    let right = above.count { $0.isRight }
    #expect(above.count > 100)
    #expect(Double(right) >= 0.9 * Double(above.count + 1))
    let next = all.prefix(above.count + 2)
    #expect(Double(next.count { $0.isRight }) < 0.9 * Double(next.count + 1))
  }

  @Test("Nothing is answered where nothing is right often enough")
  func nothing() {
    let thresholds = Thresholds(
      wanted: 0.97, (0..<50).map { judged(Float($0), false) }, calibration)
    #expect(thresholds.answer > 1)
  }

  @Test("Ten that are right do not promise 97 in a hundred")
  func few() {
    let thresholds = Thresholds(wanted: 0.97, (0..<10).map { judged(Float($0), true) }, calibration)
    #expect(thresholds.answer > 1)
  }

  @Test("Offers end where the right question is no longer among them")
  func offers() {
    let all = (0..<300).map { judged(Float(300 - $0) / 100, $0 < 100, amongBest: $0 < 200) }
    let thresholds = Thresholds(wanted: 0.97, all, calibration)
    let offered = all.filter {
      let confidence = calibration.confidence($0.ranking)
      return confidence < thresholds.answer && confidence >= thresholds.offer
    }
    #expect(thresholds.offer < thresholds.answer)
    #expect(offered.count > 80)
    #expect(offered.count < 130)
  }
}

@Suite("Calibration")
struct CalibrationTests {
  @Test("What it says is how often it is right")
  func fit() {
    var random = SeededRandom(seed: 3)
    let truth = Calibration(slopeOfScore: 1.5, slopeOfLead: 0.7, intercept: -0.4)
    let judged = (0..<20_000).map { _ in
      let ranking = Ranking(
        best: [0], scores: [Float.random(in: -2...2, using: &random)],
        lead: Float.random(in: -1...2, using: &random))
      let isRight = Double.random(in: 0..<1, using: &random) < truth.confidence(ranking)
      return JudgedRanking(ranking: ranking, isRight: isRight, isAmongBest: true)
    }
    let found = Calibration(fitting: judged)
    #expect(abs(found.slopeOfScore - truth.slopeOfScore) < 0.1)
    #expect(abs(found.slopeOfLead - truth.slopeOfLead) < 0.1)
    #expect(abs(found.intercept - truth.intercept) < 0.1)
  }

  @Test("Stays finite where all are right, and never falls with the score")
  func allRight() {
    let judged = (0..<100).map {
      JudgedRanking(
        ranking: Ranking(best: [0], scores: [Float(-$0)], lead: 1), isRight: true, isAmongBest: true
      )
    }
    let found = Calibration(fitting: judged)
    #expect(found.slopeOfScore >= 0)
    #expect(found.slopeOfScore.isFinite)
    #expect(found.intercept.isFinite)
  }

  @Test("The best, without the reject class, which the first must lead too")
  func ranking() {
    let ranking = Ranking([0.1, 0.9, 0.3, 0.8, 0.2], classes: 5, reject: 3)
    #expect(ranking.best == [1, 2, 4, 0])
    #expect(ranking.score == 0.9)
    #expect(abs(ranking.lead - 0.1) < 1e-6)
    #expect(ranking.scores == [0.9, 0.3, 0.2, 0.1])
    #expect(Ranking([], classes: 0, reject: nil).best.isEmpty)
    #expect(Ranking([0.5], classes: 1, reject: nil).lead == 0.5)
  }

  @Test("What is out of the question is neither among the best nor a rival")
  func excluded() {
    let ranking = Ranking([0.1, -.infinity, 0.3, -.infinity], classes: 4, reject: nil)
    #expect(ranking.best == [2, 0])
    #expect(abs(ranking.lead - 0.2) < 1e-6)
    let alone = Ranking([-.infinity, 0.4], classes: 2, reject: nil)
    #expect(alone.best == [1])
    #expect(alone.lead == 0.4)
  }

  @Test("Seen from the second, the first leads, and so does the reject class")
  func seenFromTheSecond() {
    let led = Ranking([0.9, 0.7, 0.2], classes: 3, reject: nil).seen(from: 1)
    #expect(led.score == 0.7)
    #expect(abs(led.lead + 0.2) < 1e-6)
    let rejected = Ranking([0.5, 0.3, 0.8], classes: 3, reject: 2).seen(from: 1)
    #expect(abs(rejected.lead + 0.5) < 1e-6)
  }
}
