/// Servers that all can do everything, simulated through the real team, beside what theory says of them.
public struct TheoryCheck: Sendable {
  /// Mean handling time, in milliseconds; long beside the millisecond to which times are rounded.
  static let handling = 100_000.0
  private static let batches = 60

  public struct Measured: Sendable {
    public var arrivals: Int
    /// The mean wait over the mean handling time, and its standard error.
    public var meanWait: Double
    public var meanWaitError: Double
    public var waiting: Double
    public var waitingError: Double
    public var abandoning: Double
  }

  public var servers: Int
  /// Arrivals that can be done by all servers without a pause, as a share.
  public var load: Double
  /// Mean patience over the mean handling time; nil where everybody waits.
  public var patience: Double?

  public init(servers: Int, load: Double, patience: Double? = nil) {
    self.servers = servers
    self.load = load
    self.patience = patience
  }

  public var offered: Double { load * Double(servers) }

  public var expectedWaiting: Double {
    expectedWithPatience?.waiting ?? Erlang.waiting(servers: servers, offered: offered)
  }

  public var expectedMeanWait: Double {
    expectedWithPatience?.meanWait ?? Erlang.meanWait(servers: servers, offered: offered)
  }

  public var expectedAbandoning: Double { expectedWithPatience?.abandoning ?? 0 }

  private var expectedWithPatience: ErlangA? {
    patience.map { ErlangA(servers: servers, offered: offered, patience: $0) }
  }

  /// How many arrivals bring the mean wait's standard error to that share of it, about: of the M/M/1 queue's waits
  /// (Whitt, "Planning queueing simulations", 1989), half of them for the controls, and as many more as fewer have to
  /// wait.
  public func arrivals(forError error: Double, atMost limit: Int) -> Int {
    guard load < 1 else { return limit }
    let variance =
      (2 + load * (5 + load * (load - 4))) / (load * (1 - load) * (1 - load))
    let needed = variance / 2 * load / expectedWaiting / (error * error)
    return Int(min(Double(limit), max(100_000, needed)))
  }

  /// - Parameter progress: called now and then with the share that is done.
  public func measure(
    arrivals count: Int, seed: UInt64, progress: @escaping (Double) -> Void = { _ in }
  ) -> Measured {
    // From an empty floor, some dozens of times of relaxation until it is as it stays.
    let warmUp = min(count / 10, 50_000)
    let blank = ControlledMean(
      batchesOf: (count - warmUp) / Self.batches, handling: Self.handling,
      interval: Self.handling / offered)
    var (waits, waiting, leaving) = (blank, blank, blank)
    var seen = 0
    var floor = Floor(plan, arrivalStream(count, seed), seed: seed) { outcome in
      seen += 1
      if seen.isMultiple(of: 10_000) { progress(Double(seen) / Double(count)) }
      guard seen > warmUp else { return }
      waits.add(Double(outcome.waited) / Self.handling, of: outcome.arrival)
      waiting.add(outcome.waited > 0 ? 1 : 0, of: outcome.arrival)
      leaving.add(outcome.isServed ? 0 : 1, of: outcome.arrival)
    }
    floor.run()
    let (wait, share) = (waits.mean, waiting.mean)
    return Measured(
      arrivals: count, meanWait: wait.value, meanWaitError: wait.error, waiting: share.value,
      waitingError: share.error, abandoning: leaving.mean.value)
  }

  private var plan: FloorPlan {
    let shift: Range<Int64> = 0..<(Int64.max / 4)
    return FloorPlan(
      agents: (0..<servers).map {
        FloorPlan.Agent(id: "agent-\($0)", capacity: 1, shifts: [shift])
      },
      queues: [FloorPlan.Queue(id: "queue", within: 20_000, share: 0.8)], conduct: .ideal,
      tick: nil)
  }

  private func arrivalStream(_ count: Int, _ seed: UInt64) -> MarkovArrivals {
    MarkovArrivals(
      count: count, seed: seed, interval: Self.handling / offered, handling: Self.handling,
      patience: patience.map { $0 * Self.handling })
  }
}

/// A Poisson process of customers with exponential times.
struct MarkovArrivals: IteratorProtocol {
  private var left: Int
  private var at = 0.0
  private var intervals: RandomStream
  private var handlings: RandomStream
  private var patiences: RandomStream
  private let interval: Double
  private let handling: Double
  private let patience: Double?

  init(count: Int, seed: UInt64, interval: Double, handling: Double, patience: Double?) {
    left = count
    intervals = RandomStream(seed: seed, "intervals")
    handlings = RandomStream(seed: seed, "handlings")
    patiences = RandomStream(seed: seed, "patiences")
    self.interval = interval
    self.handling = handling
    self.patience = patience
  }

  mutating func next() -> Arrival? {
    guard left > 0 else { return nil }
    left -= 1
    at += intervals.exponential(mean: interval)
    return Arrival(
      at: Int64(at), queue: "queue",
      handling: Int64(handlings.exponential(mean: handling).rounded()),
      patience: patience.map { Int64(patiences.exponential(mean: $0).rounded()) })
  }
}
