import Conversation
import DeskCore
import Firm
import Hummingbird
import NIOCore
import Web

/// The pictures among what customers attach, through the desk.
struct PictureRoutes: Sendable {
  let desk: Desk

  func add(to router: Router<WebContext>) {
    router.get("/v1/conversations/:id/messages/:message/pictures/:place") {
      try await picture($0, $1)
    }
  }

  /// Whoever may see the conversation may see it; what the customer took back nobody sees.
  private func picture(_ request: Request, _ context: WebContext) async throws -> Response {
    let person = try await desk.person(request)
    let head = try await desk.head(context.parameters.get("id") ?? "", for: person)
    let id = head.view.conversationId
    guard let message = context.parameters.get("message").flatMap({ EventID($0) }),
      let place = context.parameters.get("place").flatMap({ Int($0) }),
      let view = try await desk.model.message(message, in: id), view.deleted != true,
      view.attachments.indices.contains(place),
      view.attachments[place].mediaType.hasPrefix("image/")
    else { throw Problem.notFound("There is no such picture.") }
    try await desk.note(.read, by: person.id, conversation: id, detail: "picture \(place)")
    let gateway = desk.firm.current.gateways[head.view.channel, head.view.account]
    let outcome = await desk.pictures.fetch(
      view.attachments[place].url, allowPrivate: gateway?.deliver?.allowPrivate ?? false)
    switch outcome {
    case .none(let reason):
      throw Problem(.badGateway, detail: "The picture cannot be had: \(reason).")
    case .picture(let bytes, let kind):
      return Response(
        status: .ok,
        headers: [.contentType: kind.mediaType, .cacheControl: "private, max-age=3600"],
        body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
  }
}
