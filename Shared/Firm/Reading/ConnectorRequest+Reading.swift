internal import Foundation
internal import Lookups

extension Section {
  /// One call, which may name what is known.
  func request(_ key: String, knowing known: [String]) -> ConnectorRequest? {
    if !has(key) { report(key, "is missing") }
    return child(key) { $0.request(knowing: known) }
  }

  private func request(knowing known: [String]) -> ConnectorRequest? {
    let method = choice("method", default: ConnectorRequest.Method.get)
    let allowPrivate = flag("allowPrivate")
    var missing: [String] = []
    let url = address(knowing: known, allowPrivate: allowPrivate, &missing)
    let headers = headers(&missing)
    let body = body(knowing: known)
    if !body.isEmpty, method == .get { report("body", "needs method: POST") }
    var timeout = duration("timeout", default: .seconds(3))
    if !(Duration.milliseconds(100)...Self.longest).contains(timeout) {
      report("timeout", "must be from 100ms to \(Self.longest.text)")
      timeout = .seconds(3)
    }
    guard let url else { return nil }
    return ConnectorRequest(
      method: method, url: url, headers: headers, body: body, timeout: timeout,
      allowPrivate: allowPrivate, missing: missing)
  }

  /// Two calls, one after the other, fit into the bot's time to reply.
  private static var longest: Duration { .seconds(8) }

  private func address(
    knowing known: [String], allowPrivate: Bool, _ missing: inout [String]
  ) -> PlaceholderText? {
    guard let written = text("url") else { return nil }
    let before = missing.count
    guard let text = expanded(written, "url", &missing),
      let url = placeholders(text, "url", knowing: known)
    else { return nil }
    let sample = url.address(Dictionary(uniqueKeysWithValues: url.names.map { ($0, "x") })) ?? text
    if text.prefix(while: { $0 != "/" && $0 != "?" }).contains("{")
      || authority(of: text).contains("{")
    {
      report("url", "must name its host without a placeholder")
    } else if missing.count == before {
      if let problem = CallbackAddress.problem(url: sample, allowPrivate: allowPrivate) {
        report("url", problem)
      } else if allowPrivate {
        problems.warn("private addresses are let through here", at: place(of: "allowPrivate"))
      }
    }
    return url
  }

  private func authority(of url: String) -> Substring {
    guard let start = url.range(of: "://")?.upperBound else { return "" }
    return url[start...].prefix { $0 != "/" && $0 != "?" }
  }

  private func headers(_ missing: inout [String]) -> [ConnectorRequest.Header] {
    var headers: [ConnectorRequest.Header] = []
    var unset: [String] = []
    _ = child("headers") { section in
      for name in section.keys {
        guard let written = section.text(name) else { continue }
        let isName = name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        guard isName, let value = section.expanded(written, name, &unset) else {
          if !isName { section.report(name, "is no name of a header") }
          continue
        }
        if value.contains(where: \.isNewline) { section.report(name, "must be one line") }
        headers.append(ConnectorRequest.Header(name: name.lowercased(), value: Secret(value)))
      }
      return ()
    }
    missing += unset.filter { !missing.contains($0) }
    return headers
  }

  private func body(knowing known: [String]) -> [String: PlaceholderText] {
    var body: [String: PlaceholderText] = [:]
    _ = child("body") { section in
      for name in section.keys {
        guard let text = section.text(name) else { continue }
        body[name] = section.placeholders(text, name, knowing: known)
      }
      return ()
    }
    return body
  }

  private func placeholders(
    _ text: String, _ key: String, knowing known: [String]
  ) -> PlaceholderText? {
    guard let placeholders = PlaceholderText(text) else {
      report(key, "has a brace that is not closed")
      return nil
    }
    for name in placeholders.names where !known.contains(name) {
      let expected = known.isEmpty ? "none" : known.map { "{\($0)}" }.joined(separator: ", ")
      report(key, "{\(name)} is not known here; known: \(expected)")
    }
    return placeholders
  }

  /// The text with `${NAME}` and `${NAME:-default}` replaced by variables of the environment, as a shell does.
  func expanded(_ text: String, _ key: String, _ missing: inout [String]) -> String? {
    var expanded = ""
    var rest = text[...]
    while let open = rest.range(of: "${") {
      expanded += rest[..<open.lowerBound]
      rest = rest[open.upperBound...]
      guard let close = rest.firstIndex(of: "}"), close > rest.startIndex else {
        report(key, "has a ${ that is not closed")
        return nil
      }
      let inner = rest[..<close]
      rest = rest[rest.index(after: close)...]
      let name = inner.range(of: ":-").map { inner[..<$0.lowerBound] } ?? inner
      let fallback = inner.range(of: ":-").map { String(inner[$0.upperBound...]) }
      let set = problems.environment[String(name)].flatMap { $0.isEmpty ? nil : $0 }
      if set == nil, fallback == nil, !missing.contains(String(name)) {
        missing.append(String(name))
      }
      expanded += set ?? fallback ?? ""
    }
    return expanded + rest
  }
}
