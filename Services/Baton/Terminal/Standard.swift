import Foundation

/// Standard output and error, a whole line at a time.
enum Standard {
  static func out(_ line: String) { write(line + "\n", to: .standardOutput) }
  static func error(_ line: String) { write(line + "\n", to: .standardError) }

  /// Without a line break.
  static func write(_ text: String, to handle: FileHandle) {
    // A reader that went away (`| head`) is no failure of ours.
    do { try handle.write(contentsOf: Data(text.utf8)) } catch { _exit(0) }
  }
}
