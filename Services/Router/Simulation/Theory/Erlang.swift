/// What the theory of queues says of servers that all can do everything, with Poisson arrivals and exponential times.
///
/// A. K. Erlang, "Løsning af nogle Problemer fra Sandsynlighedsregningen af Betydning for de automatiske
/// Telefoncentraler", 1917; Cooper, "Introduction to Queueing Theory", 1981, chapter 3.
public enum Erlang {
  /// The share of arrivals that find all servers busy where nobody can wait (Erlang B).
  ///
  /// - Parameter offered: arrivals in the time that one takes on average, in erlangs.
  public static func blocking(servers: Int, offered: Double) -> Double {
    guard servers > 0 else { return 1 }
    return (1...servers).reduce(1.0) { share, count in
      offered * share / (Double(count) + offered * share)
    }
  }

  /// The share that has to wait where everybody waits (Erlang C); 1 where more comes than can be done.
  public static func waiting(servers: Int, offered: Double) -> Double {
    let load = offered / Double(servers)
    guard load < 1 else { return 1 }
    let blocking = blocking(servers: servers, offered: offered)
    return blocking / (1 - load * (1 - blocking))
  }

  /// The mean wait of all, those who do not wait among them, in units of the mean handling time (Erlang C).
  public static func meanWait(servers: Int, offered: Double) -> Double {
    guard offered < Double(servers) else { return .infinity }
    return waiting(servers: servers, offered: offered) / (Double(servers) - offered)
  }
}

/// The same where customers leave after an exponential time of waiting (Erlang A, M/M/c+M).
///
/// C. Palm, "Research on telephone traffic carried by full availability groups", 1957; Garnett, Mandelbaum, Reiman,
/// "Designing a call center with impatient customers", 2002. Summed over the states of the birth-death process.
public struct ErlangA: Sendable, Equatable {
  /// The share that does not get a server at once.
  public let waiting: Double
  /// The share that leaves unserved.
  public let abandoning: Double
  /// The mean wait of all, served or not, in units of the mean handling time.
  public let meanWait: Double

  /// - Parameters:
  ///   - offered: arrivals in the mean handling time, in erlangs.
  ///   - patience: the mean patience, in units of the mean handling time.
  public init(servers: Int, offered: Double, patience: Double) {
    // Probabilities relative to that of "all busy, nobody waits", summed away from it until nothing is added.
    var total = 0.0
    var term = 1.0
    for busy in stride(from: servers, to: 0, by: -1) {
      term *= Double(busy) / offered
      total += term
    }
    var queued = 0.0
    var atLeastAllBusy = 1.0
    var length = 0.0
    term = 1
    while true {
      length += 1
      term *= offered / (Double(servers) + length / patience)
      atLeastAllBusy += term
      queued += length * term
      if term < atLeastAllBusy * 1e-17, offered < Double(servers) + length / patience { break }
    }
    total += atLeastAllBusy
    waiting = atLeastAllBusy / total
    meanWait = queued / total / offered
    abandoning = meanWait / patience
  }
}
