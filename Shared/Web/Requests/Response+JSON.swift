internal import Foundation
public import HTTPTypes
public import Hummingbird

extension Response {
  /// A JSON answer that no cache keeps.
  public static func json(
    _ value: some Encodable, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]
  ) throws -> Response {
    var headers = headers
    headers[.contentType] = "application/json; charset=utf-8"
    headers[.cacheControl] = "no-store"
    let body = ByteBuffer(bytes: try JSONCoding.encoder.encode(value))
    return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: body))
  }
}
