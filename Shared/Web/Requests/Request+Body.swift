internal import Foundation
internal import HTTPTypes
public import Hummingbird
public import NIOCore

/// How large a request's body may be.
public enum BodyLimit {
  /// 64 KiB.
  public static let bytes = 64 * 1024
}

extension Request {
  /// The body as it came, for signatures; 413 above `limit` bytes, told by its length where stated.
  public func bytes(upTo limit: Int = BodyLimit.bytes) async throws -> ByteBuffer {
    if let stated = headers[.contentLength].flatMap({ Int($0) }), stated > limit {
      throw Problem.tooLarge(limit: limit)
    }
    do {
      return try await body.collect(upTo: limit)
    } catch is NIOTooManyBytesError {
      throw Problem.tooLarge(limit: limit)
    }
  }

  /// The bytes of a JSON body that may be left out: nil where there is none, whatever the headers say.
  public func jsonBytesIfAny(upTo limit: Int = BodyLimit.bytes) async throws -> ByteBuffer? {
    let bytes = try await bytes(upTo: limit)
    guard bytes.readableBytes > 0 else { return nil }
    try requireJSON()
    return bytes
  }

  /// Refuses, by 415, a body that does not say that it is JSON in UTF-8.
  public func requireJSON() throws {
    let expected = "application/json"
    guard let type = headers[.contentType].flatMap({ MediaType(from: $0) }),
      type.type == .application, type.subType.lowercased() == "json",
      type.parameter.map({ $0.0.lowercased() != "charset" || $0.1.lowercased() == "utf-8" }) ?? true
    else { throw Problem.unsupportedMediaType(expected: expected) }
  }

  /// The body read as JSON: 413, 415, or 400 with a pointer to the first bad field.
  ///
  /// Members that `T` does not know are passed over.
  public func json<T: Decodable>(
    _ type: T.Type = T.self, upTo limit: Int = BodyLimit.bytes
  ) async throws -> T {
    try requireJSON()
    return try JSONCoding.read(type, from: await bytes(upTo: limit))
  }

  /// The token of `Authorization: Bearer`; nil when there is none.
  public var bearerToken: String? {
    guard let header = headers[.authorization] else { return nil }
    let parts = header.split(separator: " ", omittingEmptySubsequences: true)
    guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
    return String(parts[1])
  }
}

extension JSONCoding {
  /// Reads a body, with a problem that points to the first bad field.
  public static func read<T: Decodable>(_ type: T.Type, from body: ByteBuffer) throws -> T {
    do {
      return try decoder.decode(type, from: Data(body.readableBytesView))
    } catch let error as DecodingError {
      throw Problem.badRequest([Problem.Field(error)])
    }
  }
}
