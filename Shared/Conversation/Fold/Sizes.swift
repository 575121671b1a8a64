internal import SwiftProtobuf

/// How much of a state things take up, fields that this binary does not know included. What a state
/// may hold is bounded, so that carried it is at most 256 KiB.
enum Bounds {
  /// Of an id or a name of the firm's own.
  static let name = 200
  static let text = 32_000
  static let words = 40_000
  static let address = 4_096
  static let customer = 8_192
  static let policy = 1_024
  /// Of the sources and quick replies under one message.
  static let extras = 8_192
}

extension String {
  /// Whether it is short enough for an id or a name of the firm's own.
  var isName: Bool { utf8.count <= Bounds.name }
}

extension Words {
  var size: Int {
    attachments.reduce(text.utf8.count + unknownFields.data.count) { $0 + $1.size }
  }

  var isWithinBounds: Bool {
    text.utf8.count <= Bounds.text && attachments.count <= 20 && size <= Bounds.words
  }
}

extension Attachment {
  fileprivate var size: Int {
    url.utf8.count + mediaType.utf8.count + name.utf8.count + sha256.utf8.count
      + unknownFields.data.count + 24
  }
}

extension Source {
  var size: Int { articleID.utf8.count + title.utf8.count + unknownFields.data.count + 8 }
}

extension Address {
  var size: Int {
    channel.utf8.count + account.utf8.count + peer.utf8.count + thread.utf8.count
      + messageID.utf8.count + unknownFields.data.count
  }
}

extension Customer {
  var size: Int {
    let own =
      id.utf8.count + name.utf8.count + language.utf8.count + tier.utf8.count
      + unknownFields.data.count
    return attributes.reduce(own) {
      $0 + $1.key.utf8.count + $1.value.utf8.count + $1.unknownFields.data.count + 8
    }
  }
}

extension SessionPolicy {
  var size: Int {
    defaultTeam.utf8.count + defaultQueue.utf8.count + unknownFields.data.count
  }
}
