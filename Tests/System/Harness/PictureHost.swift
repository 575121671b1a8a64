import Foundation
import Hummingbird
import Logging
import Synchronization

/// Somebody's server of pictures: a real HTTP server in this process, which counts who asks it.
final class PictureHost: Sendable {
  private let count = Mutex(0)
  private let port = Mutex(0)

  /// Returns once it listens. It ends with the tests' process.
  static func start() async throws -> PictureHost {
    let host = PictureHost()
    let (ports, listens) = AsyncStream.makeStream(of: Int.self)
    let router = Router()
    router.get("/parcel.png") { request, _ in host.answer(request, Self.picture, "image/png") }
    router.get("/page.png") { request, _ in
      host.answer(request, Data("<svg onload=alert(1)>".utf8), "image/png")
    }
    let application = Application(
      router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
      onServerRunning: { listens.yield($0.localAddress?.port ?? 0) },
      logger: Logger(label: "pictures") { _ in SwiftLogNoOpLogHandler() })
    Task { try await application.run() }
    let port = await ports.first { _ in true } ?? 0
    host.port.withLock { $0 = port }
    return host
  }

  private init() {}

  /// Calls by others than the desk.
  var strangers: Int { count.withLock { $0 } }
  func url(_ name: String) -> String { "http://127.0.0.1:\(port.withLock { $0 })/\(name)" }

  private func answer(_ request: Request, _ body: Data, _ type: String) -> Response {
    if request.headers[.userAgent] != "baton-desk/1" { count.withLock { $0 += 1 } }
    return Response(
      status: .ok, headers: [.contentType: type], body: .init(byteBuffer: ByteBuffer(bytes: body)))
  }

  /// One orange pixel.
  private static let picture =
    Data(
      base64Encoded:
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC"
    ) ?? Data()
}
