/// What the queues are told to be, made once for all who listen: a stream that passes an announcement on takes what was
/// made since then, for whomever it was made.
actor QueueBoard {
  private struct Made {
    var asOf: Int64
    var text: Task<String, any Error>
  }

  private static let languagesHeld = 16
  private var made: [String: Made] = [:]

  /// The text in a language, no older than the announcement `number`.
  ///
  /// - Parameter latest: the last announcement there is: what `make` gives now says it all.
  func text(
    in language: String, asOf number: Int64, latest: Int64,
    make: @escaping @Sendable () async throws -> String
  ) async throws -> String {
    if let held = made[language], held.asOf >= number { return try await held.text.value }
    if made.count >= Self.languagesHeld { made.removeAll() }
    let text = Task { try await make() }
    made[language] = Made(asOf: latest, text: text)
    do { return try await text.value } catch {
      if made[language]?.text == text { made[language] = nil }
      throw error
    }
  }
}
