import Foundation
import Web

extension Desk {
  /// Every route of the desk, the console among them.
  func router(console: URL) throws -> WebRouter {
    let web = WebRouter()
    try StaticPages(folder: console).addRoutes(to: web.router)
    SessionRoutes(desk: self).add(to: web.router)
    ConversationRoutes(desk: self).add(to: web.router)
    PictureRoutes(desk: self).add(to: web.router)
    MoveRoutes(desk: self).add(to: web.router)
    WritingRoutes(desk: self).add(to: web.router)
    TeamRoutes(desk: self).add(to: web.router)
    WallRoutes(desk: self).add(to: web.router)
    KnowledgeRoutes(desk: self).add(to: web.router)
    ReplyRoutes(desk: self).add(to: web.router)
    StreamRoutes(desk: self).add(to: web.router)
    AssistRoutes(desk: self).add(to: web.router)
    AuditRoutes(desk: self).add(to: web.router)
    return web
  }
}
