import Foundation
import ServiceHost

/// How text looks in a terminal; plain where the output is not one, or NO_COLOR is set
/// (https://no-color.org).
struct Style: Sendable {
  enum Ink: String, Sendable {
    case bold = "1"
    case dim = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case blue = "34"
    case magenta = "35"
    case cyan = "36"
  }

  var isColoured: Bool

  init(isColoured: Bool) {
    self.isColoured = isColoured
  }

  /// As fits a file descriptor.
  init(for descriptor: Int32) {
    let environment = ProcessInfo.processInfo.environment
    let isDumb = environment["TERM"] == "dumb" || environment["NO_COLOR"]?.isEmpty == false
    self.init(isColoured: isatty(descriptor) == 1 && !isDumb)
  }

  func callAsFunction(_ text: String, _ inks: Ink...) -> String {
    guard isColoured, !inks.isEmpty, !text.isEmpty else { return text }
    return "\u{1B}[\(inks.map(\.rawValue).joined(separator: ";"))m\(text)\u{1B}[0m"
  }
}
