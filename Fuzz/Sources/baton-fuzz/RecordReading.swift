@testable import Conversation
import Foundation
import SwiftProtobuf

/// The plain reader of an envelope against the generated one, and the way there and back.
enum RecordReading {
  /// A field that the schema does not have: it sends the same bytes to the generated decoder.
  private static let unknownField: [UInt8] = [0xF8, 0x3F, 0x05]

  static func read(_ bytes: [UInt8]) {
    let plain = try? Event(serialized: bytes)
    let generated = try? Event(serialized: unknownField + bytes)
    guard let plain, let generated else {
      promise((plain == nil) == (generated == nil), "one reader refuses what the other reads")
      return
    }
    guard let written = try? plain.serialized() else {
      fatalError("broken: an event that was read cannot be written")
    }
    promise((try? generated.serialized()) == written, "two readers read two events")
    guard let again = try? Event(serialized: written) else {
      fatalError("broken: an event that was written cannot be read")
    }
    // What is not equal to itself, a NaN, still has the same bytes.
    promise(again == plain || (try? again.serialized()) == written, "it is another event now")
    _ = (plain.body.name, plain.body.kindNumber)
  }
}
