/// A language model that words answers from what the search found: any endpoint that speaks chat completions as OpenAI's
/// API does. A firm has none unless its file says so.
public struct LanguageModel: Sendable, Hashable {
  /// What it is asked about.
  public enum Occasion: String, Sendable, CaseIterable {
    /// Messages that the bot has no certain answer to, and has found something for.
    case unsure
    /// Those that it has a certain answer to as well.
    case always
  }

  /// The API's base, without a slash at its end: `/chat/completions` is appended.
  public var url: String
  /// As the endpoint names it.
  public var model: String
  /// Sent as `Authorization: Bearer`; nil for an endpoint that wants none.
  public var key: Secret?
  public var occasion: Occasion
  /// From beginning to end, 1 s to 15 s.
  public var timeout: Duration
  /// An answer that it is less confident of is not given, 0 to 1.
  public var leastConfidence: Double
  /// So often it is asked in one session, and then no more; 1 to 15.
  public var callsPerSession: Int
  /// The most tokens of a reply.
  public var tokens: Int
  /// Whether plain HTTP, and private and loopback addresses, are accepted.
  public var allowPrivate: Bool
  /// Variables of the environment that it names, and that are not set: it cannot be asked.
  public var missing: [String]

  /// One line for people, without the key.
  public var summary: String {
    "the language model \(model) at \(url), key \(key.map { "\($0)" } ?? "none"), asked "
      + (occasion == .always ? "always" : "where the bot is unsure")
  }
}
