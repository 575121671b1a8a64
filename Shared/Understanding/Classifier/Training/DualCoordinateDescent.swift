/// A linear support vector machine with squared hinge loss, one class against the rest, by dual coordinate descent with
/// shrinking (Hsieh, Chang, Lin, Keerthi, Sundararajan 2008, "A Dual Coordinate Descent Method for Large-scale Linear
/// SVM", algorithm 3). The same bits on every run: the order of the coordinates comes from a fixed seed.
struct DualCoordinateDescent: Sendable {
  /// C: what a mistake costs beside a large weight.
  static let cost: Float = 1
  /// How much more a mistake costs on the class itself, which the rest outnumbers.
  static let costOfTheClass: Float = 2
  /// Ends when the projected gradients of a round differ by less.
  static let tolerance: Float = 0.1
  static let mostRounds = 60

  private let rows: SparseRows
  /// x·x of each row, the bias's 1 among it.
  private let squares: [Float]

  init(_ rows: SparseRows) {
    self.rows = rows
    squares = (0..<rows.count).map { row in
      let sparse = rows.entries[rows.starts[row]..<rows.starts[row + 1]].reduce(1) {
        $0 + $1.value * $1.value
      }
      return rows.dense[row * rows.width..<(row + 1) * rows.width].reduce(sparse) { $0 + $1 * $1 }
    }
  }

  /// - Parameters:
  ///   - columns: how many features there are; the last are those of the dense part.
  ///   - start: the support of a separator of nearly the same examples; nil begins with nothing.
  ///   - isInClass: for each row whether it belongs to the class; nil leaves the row out.
  func separator(
    columns: Int, seed: UInt64, from start: [Float]? = nil, isInClass: (Int) -> Bool?
  ) -> Separator {
    var order: [Int32] = []
    var signs = [Float](repeating: 0, count: rows.count)
    var support = start ?? [Float](repeating: 0, count: rows.count)
    for row in 0..<rows.count {
      guard let isIn = isInClass(row) else {
        support[row] = 0
        continue
      }
      order.append(Int32(row))
      signs[row] = isIn ? 1 : -1
    }
    // The bias is the weight of one feature more, which every row has with the value 1.
    var weights = [Float](repeating: 0, count: columns + 1)
    descend(&weights, &order, &support, signs, seed: seed)
    let bias = weights.removeLast()
    return Separator(weights: weights, bias: bias, support: support)
  }

  private func descend(
    _ weights: inout [Float], _ order: inout [Int32], _ support: inout [Float], _ signs: [Float],
    seed: UInt64
  ) {
    var random = SeededRandom(seed: seed)
    weights.withUnsafeMutableBufferPointer { weights in
      order.withUnsafeMutableBufferPointer { order in
        support.withUnsafeMutableBufferPointer { alphas in
          signs.withUnsafeBufferPointer { signs in
            squares.withUnsafeBufferPointer { squares in
              rows.entries.withUnsafeBufferPointer { entries in
                rows.starts.withUnsafeBufferPointer { starts in
                  rows.dense.withUnsafeBufferPointer { dense in
                    var descent = Descent(
                      weights: weights, order: order, alphas: alphas, signs: signs,
                      squares: squares, entries: entries, starts: starts, dense: dense,
                      width: rows.width)
                    descent.run(&random)
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}

/// One run, over memory that outlives it.
private struct Descent {
  let weights: UnsafeMutableBufferPointer<Float>
  /// The rows that take part; those before `active` are still looked at.
  let order: UnsafeMutableBufferPointer<Int32>
  let alphas: UnsafeMutableBufferPointer<Float>
  let signs: UnsafeBufferPointer<Float>
  let squares: UnsafeBufferPointer<Float>
  let entries: UnsafeBufferPointer<SparseRows.Entry>
  let starts: UnsafeBufferPointer<Int>
  let dense: UnsafeBufferPointer<Float>
  let width: Int

  private var active = 0
  /// The largest projected gradient of the round before: a row at 0 whose gradient is larger stays there.
  private var largestBefore = Float.infinity

  init(
    weights: UnsafeMutableBufferPointer<Float>, order: UnsafeMutableBufferPointer<Int32>,
    alphas: UnsafeMutableBufferPointer<Float>, signs: UnsafeBufferPointer<Float>,
    squares: UnsafeBufferPointer<Float>, entries: UnsafeBufferPointer<SparseRows.Entry>,
    starts: UnsafeBufferPointer<Int>, dense: UnsafeBufferPointer<Float>, width: Int
  ) {
    self.weights = weights
    self.order = order
    self.alphas = alphas
    self.signs = signs
    self.squares = squares
    self.entries = entries
    self.starts = starts
    self.dense = dense
    self.width = width
  }

  mutating func run(_ random: inout SeededRandom) {
    for row in order where alphas[Int(row)] > 0 {
      add(alphas[Int(row)] * signs[Int(row)], times: Int(row))
    }
    active = order.count
    for _ in 0..<DualCoordinateDescent.mostRounds {
      let (smallest, largest) = round(&random)
      if largest - smallest <= DualCoordinateDescent.tolerance {
        if active == order.count { return }
        // Those that were put aside may have to move after all.
        active = order.count
        largestBefore = .infinity
      } else {
        largestBefore = largest <= 0 ? .infinity : largest
      }
    }
  }

  /// Looks at each active row once. Returns the smallest and the largest projected gradient.
  private mutating func round(_ random: inout SeededRandom) -> (Float, Float) {
    for place in 0..<active {
      order.swapAt(place, place + random.below(active - place))
    }
    var smallest = Float.infinity
    var largest = -Float.infinity
    var place = 0
    while place < active {
      let row = Int(order[place])
      let sign = signs[row]
      let cost =
        DualCoordinateDescent.cost * (sign > 0 ? DualCoordinateDescent.costOfTheClass : 1)
      let diagonal = 0.5 / cost
      let alpha = alphas[row]
      let gradient = product(row) * sign - 1 + alpha * diagonal
      if alpha == 0, gradient > largestBefore {
        active -= 1
        order.swapAt(place, active)
        continue
      }
      let projected = alpha == 0 ? min(gradient, 0) : gradient
      smallest = min(smallest, projected)
      largest = max(largest, projected)
      if abs(projected) > 1e-12 {
        let moved = max(alpha - gradient / (squares[row] + diagonal), 0)
        alphas[row] = moved
        add((moved - alpha) * sign, times: row)
      }
      place += 1
    }
    return (smallest, largest)
  }

  /// Where the weights of the dense part begin; behind them is the bias.
  private var firstDense: Int { weights.count - 1 - width }

  private func product(_ row: Int) -> Float {
    var sum = weights[weights.count - 1] + sparseProduct(row)
    guard width > 0, let numbers = dense.baseAddress, let all = weights.baseAddress else {
      return sum
    }
    let numbersOfRow = UnsafeRawPointer(numbers + row * width)
    let weightsOfDense = UnsafeRawPointer(all + firstDense)
    var lanes = Lanes.zero
    for lane in stride(from: 0, to: wholeLanes, by: MemoryLayout<Lanes>.stride) {
      lanes +=
        numbersOfRow.loadUnaligned(fromByteOffset: lane, as: Lanes.self)
        * weightsOfDense.loadUnaligned(fromByteOffset: lane, as: Lanes.self)
    }
    sum += lanes.sum()
    for place in wholeLanes / 4..<width {
      sum += dense[row * width + place] * all[firstDense + place]
    }
    return sum
  }

  /// In four sums, none of which waits for the others.
  private func sparseProduct(_ row: Int) -> Float {
    var sums = SIMD4<Float>.zero
    var place = starts[row]
    let end = starts[row + 1]
    while place + 4 <= end {
      let (first, second) = (entries[place], entries[place + 1])
      let (third, fourth) = (entries[place + 2], entries[place + 3])
      sums +=
        SIMD4(
          weights[Int(first.column)], weights[Int(second.column)], weights[Int(third.column)],
          weights[Int(fourth.column)])
        * SIMD4(first.value, second.value, third.value, fourth.value)
      place += 4
    }
    var sum = sums.sum()
    while place < end {
      sum += weights[Int(entries[place].column)] * entries[place].value
      place += 1
    }
    return sum
  }

  private typealias Lanes = SIMD8<Float>

  /// Bytes of the dense part that are taken eight numbers at a time.
  private var wholeLanes: Int { width / 8 * MemoryLayout<Lanes>.stride }

  private func add(_ factor: Float, times row: Int) {
    weights[weights.count - 1] += factor
    for place in starts[row]..<starts[row + 1] {
      weights[Int(entries[place].column)] += factor * entries[place].value
    }
    guard width > 0, let numbers = dense.baseAddress, let all = weights.baseAddress else { return }
    let numbersOfRow = UnsafeRawPointer(numbers + row * width)
    let weightsOfDense = UnsafeMutableRawPointer(all + firstDense)
    for lane in stride(from: 0, to: wholeLanes, by: MemoryLayout<Lanes>.stride) {
      let before = weightsOfDense.loadUnaligned(fromByteOffset: lane, as: Lanes.self)
      let added = factor * numbersOfRow.loadUnaligned(fromByteOffset: lane, as: Lanes.self)
      weightsOfDense.storeBytes(of: before + added, toByteOffset: lane, as: Lanes.self)
    }
    for place in wholeLanes / 4..<width {
      all[firstDense + place] += factor * numbers[row * width + place]
    }
  }
}
