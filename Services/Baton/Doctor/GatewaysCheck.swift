import Firm
import Foundation
import LogRuntime

/// Whether any gateway answered 410 Gone, so that nothing is delivered to it any more.
struct GatewaysCheck {
  /// What delivery notes of one, as far as people need it.
  struct Note: Decodable, Equatable {
    var channel: String
    var account: String
    var url: String
    var disabled: Bool
    var at: String
  }

  var settings: LogSettings
  /// Nil where the firm's configuration cannot be read.
  var gateways: Gateways?

  func findings() async throws -> [Finding] {
    var notes: [Note] = []
    try await TopicReader(settings: settings, topic: settings.topics.gateways).read { record in
      let note = record.value.flatMap { try? JSONDecoder().decode(Note.self, from: Data($0)) }
      if let note { notes.append(note) }
      return true
    }
    return Self.findings(notes) { gateways?[$0, $1]?.deliver?.url }
  }

  /// - Parameters:
  ///   - notes: Oldest first; of a gateway the last one holds.
  ///   - url: Where a channel's account has its messages posted now; nil where that is not known.
  static func findings(_ notes: [Note], url: (String, String) -> String?) -> [Finding] {
    let last = Dictionary(notes.map { ([$0.channel, $0.account], $0) }) { $1 }
    let shut = last.values
      .filter { $0.disabled && (url($0.channel, $0.account) ?? $0.url) == $0.url }
      .sorted { ($0.channel, $0.account) < ($1.channel, $1.account) }
    guard !shut.isEmpty else { return [.well("gateways", "none answered 410 Gone")] }
    return shut.map { note in
      .warning(
        "gateways",
        EventSummary.plain(
          "nothing is delivered to \(note.channel) / \(note.account) since \(note.at): "
            + "\(note.url) answered 410 Gone"),
        mend: "once it is well, give its `deliver` another url in gateways.yaml, such as with ?2")
    }
  }
}
