public import Hummingbird

/// A hummingbird router whose every answer of failure is problem+json, wrong methods among them.
///
///     let web = WebRouter()
///     web.router.post("/v1/messages") { request, context in ... }
///     host.serve(web)
///
/// GET routes answer HEAD as well.
public struct WebRouter: HTTPResponderBuilder {
  public let router: Router<WebContext>
  private let routes = RouteTable()

  public init() {
    router = Router(context: WebContext.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: ProblemMiddleware(routes: routes))
  }

  /// Call after the last route is added.
  public func buildResponder() -> RouterResponder<WebContext> {
    routes.fill(router.routes)
    return router.buildResponder()
  }
}
