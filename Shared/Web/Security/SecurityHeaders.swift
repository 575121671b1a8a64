internal import HTTPTypes

/// What keeps browsers from guessing, framing and telling.
public enum SecurityHeaders {
  /// For pages: scripts, styles, images and connections of this origin, and nothing else; images too that the page's own
  /// scripts hold.
  public static let pagePolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    + "connect-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
  /// For answers that are no pages.
  public static let dataPolicy = "default-src 'none'; frame-ancestors 'none'"

  /// Adds what is absent.
  static func complete(_ headers: inout HTTPFields) {
    let all: [(HTTPField.Name, String)] = [
      (.xContentTypeOptions, "nosniff"), (referrerPolicy, "no-referrer"),
      (.contentSecurityPolicy, dataPolicy),
    ]
    for (name, value) in all where headers[name] == nil { headers[name] = value }
  }

  private static let referrerPolicy = HTTPField.Name("Referrer-Policy") ?? .referer
}
