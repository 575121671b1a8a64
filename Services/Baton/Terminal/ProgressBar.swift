import Foundation

/// A bar on standard error that tells how far a run is; nothing where that is not a terminal.
struct ProgressBar: Sendable {
  private let isShown = isatty(STDERR_FILENO) == 1
  private let style = Style(for: STDERR_FILENO)
  private static let width = 32

  func show(_ progress: LoadLedger.Progress) {
    guard isShown else { return }
    let share = progress.expected == 0 ? 0 : Double(progress.settled) / Double(progress.expected)
    let full = Int(share * Double(Self.width))
    let bar = String(repeating: "█", count: full) + String(repeating: "░", count: Self.width - full)
    let refused = progress.refused > 0 ? ", \(progress.refused) refused" : ""
    let text =
      "\(style(bar, .cyan)) \(Int(share * 100)) %  "
      + "\(progress.settled) of \(progress.expected) done, \(progress.accepted) sent\(refused)"
    Standard.write("\r\u{1B}[K\(text)", to: .standardError)
  }

  func clear() {
    if isShown { Standard.write("\r\u{1B}[K", to: .standardError) }
  }
}
