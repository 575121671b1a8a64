import Foundation

/// A bar on standard error that tells how far a run is; nothing where that is not a terminal.
struct ProgressBar: Sendable {
  private let isShown = isatty(STDERR_FILENO) == 1
  private let style = Style(for: STDERR_FILENO)

  func show(_ progress: LoadLedger.Progress) {
    let share = progress.expected == 0 ? 0 : Double(progress.settled) / Double(progress.expected)
    show(share: share, Self.text(progress, share))
  }

  /// - Parameter share: how much is done, from 0 to 1.
  func show(share: Double, _ text: String) {
    guard isShown else { return }
    let bar = Self.bar(share, width: Self.width(beside: text, columns: Self.columns))
    Standard.write("\r\u{1B}[K\(style(bar, .cyan))\(text)", to: .standardError)
  }

  func clear() {
    if isShown { Standard.write("\r\u{1B}[K", to: .standardError) }
  }

  static func text(_ progress: LoadLedger.Progress, _ share: Double) -> String {
    let refused = progress.refused > 0 ? ", \(progress.refused) refused" : ""
    return " \(Int(share * 100)) %  "
      + "\(progress.settled) of \(progress.expected) done, \(progress.accepted) sent\(refused)"
  }

  /// What is left of the line, and 32 at most: a line that wraps cannot be written over.
  static func width(beside text: String, columns: Int) -> Int {
    min(32, max(0, columns - text.count - 1))
  }

  static func bar(_ share: Double, width: Int) -> String {
    let full = Int(share * Double(width))
    return String(repeating: "█", count: full) + String(repeating: "░", count: width - full)
  }

  /// Of the terminal; 80 where it does not tell.
  private static var columns: Int {
    var size = winsize()
    let isTold = ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return isTold ? Int(size.ws_col) : 80
  }
}
