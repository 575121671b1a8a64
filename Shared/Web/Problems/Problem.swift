internal import Foundation
public import HTTPTypes
public import Hummingbird

/// What went wrong with a request, as RFC 9457 wants it said (`application/problem+json`).
public struct Problem: Error, HTTPResponseError, Hashable {
  /// One field that is wrong.
  public struct Field: Sendable, Hashable, Encodable {
    /// A JSON pointer (RFC 6901) into the body, or a query parameter's name after `?`.
    public var pointer: String
    public var detail: String

    public init(_ pointer: String, _ detail: String) {
      self.pointer = pointer
      self.detail = detail
    }
  }

  /// A URI reference; `about:blank` says no more than the status.
  public var type: String
  public var title: String
  public var status: HTTPResponse.Status
  public var detail: String?
  public var errors: [Field]
  /// Further members, such as the verdict that a command met.
  public var members: [String: ProblemValue]
  public var headers: HTTPFields

  public init(
    _ status: HTTPResponse.Status, type: String = "about:blank", title: String? = nil,
    detail: String? = nil, errors: [Field] = [], members: [String: ProblemValue] = [:],
    headers: HTTPFields = [:]
  ) {
    self.type = type
    self.title = title ?? status.reasonPhrase
    self.status = status
    self.detail = detail
    self.errors = errors
    self.members = members
    self.headers = headers
  }

  public func response(from request: Request, context: some RequestContext) throws -> Response {
    var headers = headers
    headers[.contentType] = "application/problem+json"
    headers[.cacheControl] = "no-store"
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let body = ByteBuffer(bytes: try encoder.encode(self))
    return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: body))
  }
}

/// A value of a problem's further members.
public enum ProblemValue: Sendable, Hashable, Encodable, ExpressibleByStringLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByNilLiteral, ExpressibleByBooleanLiteral
{
  case text(String)
  case number(Int64)
  case flag(Bool)
  case object([String: ProblemValue])
  case list([ProblemValue])
  case null

  public init(stringLiteral value: String) { self = .text(value) }
  public init(integerLiteral value: Int64) { self = .number(value) }
  public init(booleanLiteral value: Bool) { self = .flag(value) }
  public init(nilLiteral: ()) { self = .null }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .text(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .flag(let value): try container.encode(value)
    case .object(let value): try container.encode(value)
    case .list(let value): try container.encode(value)
    case .null: try container.encodeNil()
    }
  }
}
