internal import HTTPTypes
public import Hummingbird
internal import Logging
internal import NIOCore

/// Turns whatever is thrown into problem+json, and keeps browsers from guessing.
///
/// Errors that are no HTTP errors are logged and answered by a 500 that tells nothing about them.
public struct ProblemMiddleware<Context: RequestContext>: RouterMiddleware {
  private let routes: RouteTable

  /// Answers 404 also where another method would do; `WebRouter` knows better.
  public init() { routes = RouteTable() }

  init(routes: RouteTable) { self.routes = routes }

  public func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    var response: Response
    do {
      response = try await next(request, context)
    } catch {
      response = try problem(for: error, request, context).response(from: request, context: context)
    }
    SecurityHeaders.complete(&response.headers)
    return response
  }

  private func problem(for error: any Error, _ request: Request, _ context: Context) -> Problem {
    switch error {
    case let problem as Problem: return problem
    case is NIOTooManyBytesError: return Problem(.contentTooLarge)
    case let error as HTTPError where error.status == .notFound:
      return notFound(error, request, context)
    case let error as HTTPError:
      return Problem(error.status, detail: error.body, headers: error.headers)
    case let error as any HTTPResponseError: return Problem(error.status)
    case is CancellationError:
      return .unavailable(retryAfter: .seconds(1), "The service is stopping.")
    default:
      context.logger.error(
        "Request failed",
        metadata: [
          "error": "\(error)", "method": "\(request.method)",
          "route": "\(context.endpointPath ?? "")",
        ])
      return Problem(.internalServerError)
    }
  }

  private func notFound(_ error: HTTPError, _ request: Request, _ context: Context) -> Problem {
    // Hummingbird marks a request that met no route so, and says 404 where only the method is wrong.
    guard context.endpointPath == "NotFound" else {
      return Problem(.notFound, detail: error.body, headers: error.headers)
    }
    let methods = routes.methods(at: request.uri.path)
    guard !methods.isEmpty, !methods.contains(request.method.rawValue) else {
      return .notFound("There is nothing at this path.")
    }
    let allowed = methods.joined(separator: ", ")
    return Problem(
      .methodNotAllowed, detail: "Here are only: \(allowed).", headers: [.allow: allowed])
  }
}
