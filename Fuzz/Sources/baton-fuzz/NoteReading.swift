@testable import LogRuntime

enum NoteReading {
  static func read(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let note = RestoreNote(text, committedOffset: .max) else { return seal(text) }
    check(note)
  }

  /// The fuzzer finds no checksum that fits; here it is given one.
  private static func seal(_ text: String) {
    let sum = String(StableHash.fnv1a(text.utf8), radix: 16)
    guard let note = RestoreNote("\(text);\(sum)", committedOffset: 1 << 40) else { return }
    check(note)
  }

  private static func check(_ note: RestoreNote) {
    promise(note.restorePoint >= 0 && note.identityOffset >= 0, "an offset below nothing")
    promise(RestoreNote(note.text, committedOffset: .max) == note, "it is another note now")
    promise(note.text.utf8.count <= 512, "a note of \(note.text.utf8.count) bytes")
  }
}
