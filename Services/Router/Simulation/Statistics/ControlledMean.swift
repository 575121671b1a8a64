/// The mean of what customers met, with the part taken out that chance had in their coming and handling, whose true means
/// are known: by regression of batch means on those controls (Lavenberg and Welch, "A perspective on the use of control
/// variables", 1981). It halves the variance of a busy queue's mean wait. Batches are so long that their means hardly
/// depend on each other.
struct ControlledMean: Sendable {
  private struct Batch {
    var value = 0.0
    /// How far the mean handling time is from the true one, as a share; and the mean interval.
    var handling = 0.0
    var interval = 0.0
  }

  private let size: Int
  private let handling: Double
  private let interval: Double
  private var batches: [Batch] = []
  private var held = 0
  private var value = 0.0
  private var handled = 0.0
  private var began: Int64 = 0

  /// - Parameters:
  ///   - size: how many values are a batch.
  ///   - handling: the true mean handling time, in milliseconds.
  ///   - interval: the true mean interval of arrivals, in milliseconds.
  init(batchesOf size: Int, handling: Double, interval: Double) {
    self.size = max(2, size)
    self.handling = handling
    self.interval = interval
  }

  mutating func add(_ value: Double, of arrival: Arrival) {
    if held == 0 { began = arrival.at }
    held += 1
    self.value += value
    handled += Double(arrival.handling)
    guard held == size else { return }
    let span = Double(arrival.at - began) / Double(size - 1)
    batches.append(
      Batch(
        value: self.value / Double(size),
        handling: handled / Double(size) / handling - 1, interval: span / interval - 1))
    (held, self.value, handled) = (0, 0, 0)
  }

  /// Of the whole batches, and its standard error; infinite where there are fewer than four.
  var mean: (value: Double, error: Double) {
    let count = Double(batches.count)
    guard batches.count > 3 else { return (average(\.value), .infinity) }
    let (slope, centre) = (slopes, (average(\.value), average(\.handling), average(\.interval)))
    let residuals = batches.reduce(0.0) { sum, batch in
      let residual =
        batch.value - centre.0 - slope.0 * (batch.handling - centre.1)
        - slope.1 * (batch.interval - centre.2)
      return sum + residual * residual
    }
    return (
      centre.0 - slope.0 * centre.1 - slope.1 * centre.2,
      (residuals / (count - 3) / count).squareRoot()
    )
  }

  /// By least squares; none where the controls do not vary.
  private var slopes: (Double, Double) {
    let first = covariance(\.handling, \.handling)
    let second = covariance(\.interval, \.interval)
    let both = covariance(\.handling, \.interval)
    let determinant = first * second - both * both
    guard determinant > 1e-30 else { return (0, 0) }
    let (a, b) = (covariance(\.value, \.handling), covariance(\.value, \.interval))
    return ((a * second - b * both) / determinant, (b * first - a * both) / determinant)
  }

  private func average(_ part: KeyPath<Batch, Double>) -> Double {
    batches.isEmpty ? 0 : batches.reduce(0) { $0 + $1[keyPath: part] } / Double(batches.count)
  }

  private func covariance(
    _ left: KeyPath<Batch, Double>, _ right: KeyPath<Batch, Double>
  ) -> Double {
    let (leftMean, rightMean) = (average(left), average(right))
    return batches.reduce(0) {
      $0 + ($1[keyPath: left] - leftMean) * ($1[keyPath: right] - rightMean)
    } / Double(batches.count)
  }
}
