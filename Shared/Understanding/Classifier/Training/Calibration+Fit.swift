extension Calibration {
  /// The likeliest parameters, by Newton's method with a small penalty on the slopes; stays finite where all are right.
  init(fitting judged: [JudgedRanking]) {
    var parameters = [1.0, 1.0, 0.0]
    let samples = judged.map { sample in
      ([Double(sample.ranking.score), Double(sample.ranking.lead), 1.0], sample.isRight)
    }
    let targets = Self.targets(judged)
    for _ in 0..<Self.rounds {
      var gradient = [
        Self.penalty * parameters[0], Self.penalty * parameters[1], 0.0,
      ]
      var curvature = [
        [Self.penalty, 0.0, 0.0], [0.0, Self.penalty, 0.0], [0.0, 0.0, 1e-9],
      ]
      for (values, isRight) in samples {
        let sum = zip(parameters, values).reduce(0) { $0 + $1.0 * $1.1 }
        let likely = Logarithm.logistic(sum)
        let error = likely - (isRight ? targets.right : targets.wrong)
        let weight = max(likely * (1 - likely), 1e-9)
        for row in 0..<3 {
          gradient[row] += error * values[row]
          for column in 0..<3 { curvature[row][column] += weight * values[row] * values[column] }
        }
      }
      guard let step = Self.solve(curvature, gradient) else { break }
      for place in 0..<3 {
        let moved = parameters[place] - max(-Self.longestStep, min(Self.longestStep, step[place]))
        parameters[place] = place < 2 ? max(0, moved) : moved
      }
    }
    self.init(
      slopeOfScore: parameters[0], slopeOfLead: parameters[1], intercept: parameters[2])
  }

  private static let rounds = 50
  private static let penalty = 1e-2
  private static let longestStep = 2.0

  /// Not quite 1 and 0, as in Platt's paper: who was right ten times of ten may still be wrong.
  private static func targets(_ judged: [JudgedRanking]) -> (right: Double, wrong: Double) {
    let right = Double(judged.count { $0.isRight })
    let wrong = Double(judged.count) - right
    return ((right + 1) / (right + 2), 1 / (wrong + 2))
  }

  /// How well it foretells who is right: the mean of -ln of what it gives to what was the case, the less the better.
  func surprise(at judged: [JudgedRanking]) -> Double {
    let sum = judged.reduce(0.0) { sum, sample in
      let likely = confidence(sample.ranking)
      let given = max(sample.isRight ? likely : 1 - likely, 1e-6)
      return sum - Logarithm.natural(given)
    }
    return judged.isEmpty ? 0 : sum / Double(judged.count)
  }

  /// The solution of three equations by Cramer's rule; nil where there is none.
  private static func solve(_ matrix: [[Double]], _ values: [Double]) -> [Double]? {
    func determinant(_ m: [[Double]]) -> Double {
      m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1])
        - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
        + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0])
    }
    let whole = determinant(matrix)
    guard abs(whole) > 1e-12 else { return nil }
    return (0..<3).map { column in
      var replaced = matrix
      for row in 0..<3 { replaced[row][column] = values[row] }
      return determinant(replaced) / whole
    }
  }
}
