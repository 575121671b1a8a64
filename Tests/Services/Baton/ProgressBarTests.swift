import Testing

@testable import Baton

@Suite struct ProgressBarTests {
  private static let progress = LoadLedger.Progress(
    expected: 20_000, accepted: 12_345, refused: 12, settled: 10_000)

  @Test("A bar and its text fit on one line of the terminal", arguments: [20, 60, 80, 200])
  func fits(_ columns: Int) {
    let text = ProgressBar.text(Self.progress, 0.5)
    let width = ProgressBar.width(beside: text, columns: columns)
    #expect(width <= 32 && (width == 0 || width + text.count < columns))
    #expect(ProgressBar.bar(0.5, width: width).count == width)
  }

  @Test("The text says how far it is")
  func text() {
    #expect(
      ProgressBar.text(Self.progress, 0.5)
        == " 50 %  10000 of 20000 done, 12345 sent, 12 refused")
    #expect(ProgressBar.bar(0.5, width: 4) == "██░░")
  }
}
