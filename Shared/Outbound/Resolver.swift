internal import Foundation

/// Which addresses a host name has now.
enum Resolver {
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  /// The 4 or 16 bytes of each address, in the resolver's order. Blocks a thread of its own.
  static func addresses(of host: String) async throws -> [[UInt8]] {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(with: Result { try lookUp(host) })
      }
    }
  }

  private static func lookUp(_ host: String) throws -> [[UInt8]] {
    var hints = addrinfo()
    #if canImport(Glibc)
      hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    #else
      hints.ai_socktype = SOCK_STREAM
    #endif
    var list: UnsafeMutablePointer<addrinfo>?
    let code = getaddrinfo(host, nil, &hints, &list)
    guard code == 0 else {
      throw Failure(description: String(cString: gai_strerror(code)))
    }
    defer { freeaddrinfo(list) }
    return sequence(first: list) { $0?.pointee.ai_next }.prefix { $0 != nil }
      .compactMap { $0.flatMap { bytes(of: $0.pointee) } }
  }

  private static func bytes(of info: addrinfo) -> [UInt8]? {
    guard let address = info.ai_addr else { return nil }
    let raw = UnsafeRawPointer(address)
    switch info.ai_family {
    case AF_INET:
      let v4 = raw.assumingMemoryBound(to: sockaddr_in.self).pointee.sin_addr
      return withUnsafeBytes(of: v4) { Array($0) }
    case AF_INET6:
      let v6 = raw.assumingMemoryBound(to: sockaddr_in6.self).pointee.sin6_addr
      return withUnsafeBytes(of: v6) { Array($0) }
    default: return nil
    }
  }

  /// An address as a URL's host writes it, without brackets.
  static func text(of bytes: [UInt8]) -> String {
    var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    let family = bytes.count == 4 ? AF_INET : AF_INET6
    _ = bytes.withUnsafeBytes {
      inet_ntop(family, $0.baseAddress, &text, socklen_t(INET6_ADDRSTRLEN))
    }
    return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
