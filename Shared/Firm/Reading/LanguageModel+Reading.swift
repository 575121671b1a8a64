internal import Foundation

extension Section {
  func languageModel() -> LanguageModel? {
    let allowPrivate = flag("allowPrivate")
    var missing: [String] = []
    let url = base(allowPrivate: allowPrivate, &missing)
    let model = text("model").flatMap { expanded($0, "model", &missing) }
    let key = has("key") ? text("key").flatMap { expanded($0, "key", &missing) } : nil
    if key?.contains(where: \.isNewline) == true { report("key", "must be one line") }
    let occasion = choice("asked", default: LanguageModel.Occasion.unsure)
    var timeout = duration("timeout", default: Self.longestReply)
    if !(Duration.seconds(1)...Self.longestReply).contains(timeout) {
      report("timeout", "must be from 1s to \(Self.longestReply.text)")
      timeout = Self.longestReply
    }
    let leastConfidence = number("confidence", in: 0...1, default: 0.7)
    let calls = integer("callsPerSession", in: 1...15, default: 8)
    let tokens = integer("tokens", in: 50...4_000, default: 600)
    guard let url, let model else { return nil }
    return LanguageModel(
      url: url, model: model, key: key.map { Secret($0) }, occasion: occasion, timeout: timeout,
      leastConfidence: leastConfidence, callsPerSession: calls, tokens: tokens,
      allowPrivate: allowPrivate, missing: missing)
  }

  private static var longestReply: Duration { .seconds(15) }

  private func base(allowPrivate: Bool, _ missing: inout [String]) -> String? {
    guard let written = text("url"), var url = expanded(written, "url", &missing) else {
      return nil
    }
    while url.hasSuffix("/") { url.removeLast() }
    guard missing.isEmpty else { return url }
    if let problem = CallbackAddress.problem(url: url, allowPrivate: allowPrivate) {
      report("url", problem)
    } else if URLComponents(string: url)?.query != nil {
      report("url", "must be the API's base, without a query")
    } else if allowPrivate {
      problems.warn("private addresses are let through here", at: place(of: "allowPrivate"))
    }
    return url
  }
}
