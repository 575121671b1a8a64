internal import Foundation
internal import HTTPTypes

extension Problem {
  /// 400 with what is wrong where.
  public static func badRequest(_ errors: [Field]) -> Problem {
    Problem(
      .badRequest, type: "urn:baton:problem:bad-field", title: "A field is wrong",
      detail: "See errors for what is wrong where.", errors: errors)
  }

  /// 400 for one field.
  public static func badField(_ pointer: String, _ detail: String) -> Problem {
    badRequest([Field(pointer, detail)])
  }

  /// 401; says nothing about what was wrong with the credentials.
  public static var unauthorized: Problem {
    Problem(
      .unauthorized, detail: "The credentials are missing or wrong.",
      headers: [.wwwAuthenticate: "Bearer"])
  }

  public static func forbidden(_ detail: String) -> Problem { Problem(.forbidden, detail: detail) }

  public static func notFound(_ detail: String) -> Problem { Problem(.notFound, detail: detail) }

  public static func conflict(
    _ detail: String, members: [String: ProblemValue] = [:]
  ) -> Problem {
    Problem(.conflict, detail: detail, members: members)
  }

  /// 413 for a body above `limit` bytes.
  public static func tooLarge(limit: Int) -> Problem {
    Problem(.contentTooLarge, detail: "The body may be at most \(limit) bytes long.")
  }

  /// 415 for a body that is not `expected`.
  public static func unsupportedMediaType(expected: String) -> Problem {
    Problem(
      .unsupportedMediaType, detail: "The body must be \(expected).", headers: [.accept: expected])
  }

  /// 429; try again after that time.
  public static func tooManyRequests(retryAfter: Duration, _ detail: String) -> Problem {
    Problem(.tooManyRequests, detail: detail, headers: [.retryAfter: seconds(retryAfter)])
  }

  /// 503; try again after that time.
  public static func unavailable(retryAfter: Duration, _ detail: String) -> Problem {
    Problem(.serviceUnavailable, detail: detail, headers: [.retryAfter: seconds(retryAfter)])
  }

  /// Whole seconds, rounded up, at least one.
  private static func seconds(_ duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    return "\(max(1, attoseconds > 0 ? seconds + 1 : seconds))"
  }
}
