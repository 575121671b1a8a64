import Foundation
import Testing
import Web

@Suite(.timeLimit(.minutes(1))) struct StaticPagesTests {
  func web(_ files: [String: String]) throws -> WebRouter {
    let folder = FileManager.default.temporaryDirectory.appending(path: "\(UUID())/pages")
    defer { try? FileManager.default.removeItem(at: folder.deletingLastPathComponent()) }
    for (name, text) in files {
      let file = folder.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    try Data("secret".utf8).write(to: folder.deletingLastPathComponent().appending(path: "up.txt"))
    let web = WebRouter()
    try StaticPages(folder: folder).addRoutes(to: web.router)
    return web
  }

  @Test func `the page is at the root, with a strict policy`() async throws {
    let web = try web(["index.html": "<h1>", "js/app.js": "1", "notes.md": "x"])
    try await TestServer.run(web) { server, _ in
      let page = try await server.send("GET", "/")
      #expect(page.status == 200)
      #expect(page.body == "<h1>")
      #expect(page["content-type"] == "text/html; charset=utf-8")
      #expect(page["x-content-type-options"] == "nosniff")
      #expect(
        page["content-security-policy"]
          == "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
          + "connect-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'")
      let script = try await server.send("GET", "/js/app.js")
      #expect(script["content-type"] == "text/javascript; charset=utf-8")
      #expect(try await server.send("GET", "/notes.md").status == 404)
      #expect(try await server.send("HEAD", "/index.html").status == 200)
      #expect(try await server.send("POST", "/").status == 405)
    }
  }

  @Test func `a page the browser has is not sent again`() async throws {
    let web = try web(["index.html": "<h1>"])
    try await TestServer.run(web) { server, _ in
      let tag = try #require(try await server.send("GET", "/")["etag"])
      let connection = try RawConnection(port: server.port)
      defer { connection.hangUp() }
      connection.send("GET / HTTP/1.1\r\nHost: x\r\nIf-None-Match: \"x\", W/\(tag)\r\n\r\n")
      #expect(await connection.read(until: "\r\n\r\n").hasPrefix("HTTP/1.1 304 "))
    }
  }

  @Test(arguments: ["/../up.txt", "/%2e%2e/up.txt", "/..%2fup.txt", "//up.txt", "/js/../../up.txt"])
  func `no path leads out of the folder`(path: String) async throws {
    let web = try web(["index.html": "<h1>"])
    let answer = try await TestServer.run(web) { server, _ in
      let connection = try RawConnection(port: server.port)
      defer { connection.hangUp() }
      connection.send("GET \(path) HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
      return await connection.read(until: "secret")
    }
    #expect(answer.hasPrefix("HTTP/1.1 404 "))
    #expect(!answer.contains("secret"))
  }

  @Test func `an empty folder is an error, not an empty site`() {
    #expect(throws: StaticPages.Empty.self) {
      try StaticPages(folder: FileManager.default.temporaryDirectory.appending(path: "\(UUID())"))
    }
  }
}
