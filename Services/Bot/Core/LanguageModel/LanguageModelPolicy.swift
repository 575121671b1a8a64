/// The firm's language model, as far as decisions hang on it.
public struct LanguageModelPolicy: Sendable, Equatable {
  /// The name that the log has for it.
  public static let name = "language-model"

  /// As its endpoint names it.
  public var model: String
  /// Which words it is asked with.
  public var prompt: String
  /// Whether it is asked about what the bot has a certain answer to as well.
  public var isAskedAlways: Bool
  /// An answer that it is less confident of is not given, 0 to 1.
  public var leastConfidence: Double
  /// So often it is asked in one session, and then no more; 1 and more.
  public var callsPerSession: Int

  public init(
    model: String, prompt: String, isAskedAlways: Bool = false, leastConfidence: Double = 0.7,
    callsPerSession: Int = 8
  ) {
    self.model = model
    self.prompt = prompt
    self.isAskedAlways = isAskedAlways
    self.leastConfidence = leastConfidence
    self.callsPerSession = callsPerSession
  }
}
