internal import Crypto
public import Foundation
internal import HTTPTypes
public import Hummingbird

/// Serves a folder of pages, styles and scripts from memory, with a strict content security policy.
///
/// What was not in the folder at the start cannot be asked for, whatever the path says.
public struct StaticPages: Sendable {
  private struct Page: Sendable {
    var path: String
    var type: String
    var tag: String
    var body: ByteBuffer
  }

  /// The folder holds nothing that can be served.
  public struct Empty: Error {
    public var folder: URL
  }

  private let pages: [Page]

  /// Reads the folder; `index.html` is served at `/` and under its own name.
  public init(folder: URL) throws {
    let root = folder.standardizedFileURL.resolvingSymlinksInPath().path
    let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    pages = try names.sorted().flatMap { name -> [Page] in
      let file = URL(filePath: root).appending(path: name)
      guard let type = Self.types[file.pathExtension.lowercased()] else { return [] }
      let data = try Data(contentsOf: file)
      let tag = SHA256.hash(data: data).prefix(12).map {
        String($0 >> 4, radix: 16) + String($0 & 15, radix: 16)
      }
      let page = Page(
        path: "/" + name, type: type, tag: "\"\(tag.joined())\"", body: ByteBuffer(bytes: data))
      guard file.lastPathComponent == "index.html" else { return [page] }
      var index = page
      index.path = String(page.path.dropLast("index.html".count))
      return [index, page]
    }
    if pages.isEmpty { throw Empty(folder: folder) }
  }

  /// Adds a GET route for each page.
  public func addRoutes<Context: RequestContext>(to router: some RouterMethods<Context>) {
    for page in pages {
      router.get(RouterPath(page.path)) { request, _ in Self.response(page, request) }
    }
  }

  private static func response(_ page: Page, _ request: Request) -> Response {
    var headers: HTTPFields = [
      .contentType: page.type, .eTag: page.tag, .cacheControl: "no-cache",
      .contentSecurityPolicy: SecurityHeaders.pagePolicy,
    ]
    SecurityHeaders.complete(&headers)
    let known = request.headers[.ifNoneMatch] ?? ""
    let isKnown = known.split(separator: ",").contains { tag in
      let tag = tag.drop { $0 == " " }
      return tag == page.tag[...] || tag == "W/\(page.tag)"[...] || tag == "*"
    }
    guard !isKnown else { return Response(status: .notModified, headers: headers) }
    return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: page.body))
  }

  private static let types = [
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8", "mjs": "text/javascript; charset=utf-8",
    "json": "application/json", "webmanifest": "application/manifest+json",
    "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "ico": "image/x-icon",
    "webp": "image/webp", "woff2": "font/woff2", "txt": "text/plain; charset=utf-8",
  ]
}
