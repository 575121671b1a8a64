/// A picture's form, as its first bytes show it: what its sender calls it says nothing.
enum PictureKind: String, CaseIterable {
  case png, jpeg, gif, webp

  /// Nil for what is no picture that pages show: SVG is none, because it can hold scripts.
  init?(_ bytes: some Collection<UInt8>) {
    let start = Array(bytes.prefix(12))
    func has(_ wanted: [UInt8], at place: Int = 0) -> Bool {
      start.dropFirst(place).starts(with: wanted)
    }
    if has([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .png
    } else if has([0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if has(Array("GIF87a".utf8)) || has(Array("GIF89a".utf8)) {
      self = .gif
    } else if has(Array("RIFF".utf8)), has(Array("WEBP".utf8), at: 8) {
      self = .webp
    } else {
      return nil
    }
  }

  var mediaType: String { "image/\(rawValue)" }
}
