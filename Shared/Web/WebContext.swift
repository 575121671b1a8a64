public import Foundation
public import Hummingbird
internal import NIOCore

/// What goes with a request through the routes.
public struct WebContext: RequestContext {
  public var coreContext: CoreRequestContextStorage
  /// The address of the other end, without its port; nil when unknown. Behind a proxy, the proxy's.
  public var remoteAddress: String?

  public init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    remoteAddress = source.channel.remoteAddress?.ipAddress
  }

  public var maxUploadSize: Int { BodyLimit.bytes }
  public var requestDecoder: JSONDecoder { JSONCoding.decoder }
  public var responseEncoder: JSONEncoder { JSONCoding.encoder }
}
