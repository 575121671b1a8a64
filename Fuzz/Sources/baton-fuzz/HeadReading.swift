@testable import DeskDoor
import HTTPTypes
import Hummingbird
import NIOCore
import Web

/// What routes read of a request's head: lines of its path and query, `Authorization` and `Content-Type`.
enum HeadReading {
  static func read(_ bytes: [UInt8]) {
    let lines = bytes.split(separator: 0x0A, maxSplits: 2, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    guard lines.count == 3 else { return }
    let request = Request(
      head: HTTPRequest(
        method: .get, scheme: "http", authority: "a.example", path: lines[0],
        headerFields: [.authorization: lines[1], .contentType: lines[2]]),
      body: RequestBody(buffer: ByteBuffer()))
    readQuery(request)
    if let token = request.bearerToken {
      promise(!token.isEmpty && !token.contains(" "), "a token of several words")
    }
    readType(request)
  }

  private static func readQuery(_ request: Request) {
    for name in ["q", "ticket", "owner", "since", "atLeast"] { _ = request.query(name) }
    if let cursor = request.query("after").flatMap({ PageCursor(text: $0) }) {
      promise(PageCursor(text: cursor.text) == cursor, "a page begins elsewhere now")
    }
    do {
      let limit = try request.query("limit", in: 1...200, default: 50)
      promise((1...200).contains(limit), "a limit of \(limit)")
    } catch let problem as Problem {
      promiseToTell(problem)
    } catch {
      fatalError("broken: \(error) is thrown, which no caller is told of")
    }
  }

  private static func readType(_ request: Request) {
    guard (try? request.requireJSON()) != nil else { return }
    let type = request.headers[.contentType] ?? ""
    promise(type.lowercased().contains("application/json"), "\(type) is taken for JSON")
  }
}
