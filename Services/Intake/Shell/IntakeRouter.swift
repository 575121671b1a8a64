internal import Foundation
internal import Web

extension WebRouter {
  /// All that intake answers: gateways under `/v1`, the chat's endpoints, and its page at `/`.
  static func intake(_ intake: IntakeDesk) throws -> WebRouter {
    let web = WebRouter()
    GatewayRoutes(intake: intake).add(to: web.router)
    WebChatRoutes(intake: intake).add(to: web.router)
    try StaticPages(folder: Bundle.module.bundleURL.appending(path: "Page"))
      .addRoutes(to: web.router)
    return web
  }
}
