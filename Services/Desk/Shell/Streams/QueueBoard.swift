/// What the queues are told to be, made once for all who listen: a stream that passes an announcement on takes what was
/// made since then, for whomever it was made.
actor QueueBoard {
  /// What was told, and the last announcement that it takes in.
  struct Told: Sendable, Equatable {
    var asOf: Int64
    var text: String
  }

  private struct Made {
    var asOf: Int64
    var text: Task<String, any Error>

    var told: Told { get async throws { Told(asOf: asOf, text: try await text.value) } }
  }

  private static let languagesHeld = 16
  private var made: [String: Made] = [:]

  /// What is told in a language, no older than the announcement `number`.
  ///
  /// - Parameter latest: the last announcement there is: what `make` gives now says it all.
  func told(
    in language: String, asOf number: Int64, latest: Int64,
    make: @escaping @Sendable () async throws -> String
  ) async throws -> Told {
    if let held = made[language], held.asOf >= number { return try await held.told }
    if made.count >= Self.languagesHeld { made.removeAll() }
    let new = Made(asOf: latest, text: Task { try await make() })
    made[language] = new
    do { return try await new.told } catch {
      if made[language]?.text == new.text { made[language] = nil }
      throw error
    }
  }
}
