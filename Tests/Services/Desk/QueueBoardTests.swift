import Synchronization
import Testing

@testable import Desk

@Suite("What the queues are told to be")
final class QueueBoardTests {
  private struct Broken: Error {}

  private let board = QueueBoard()
  private let times = Mutex(0)

  private func text(_ language: String = "", asOf number: Int64, latest: Int64) async throws
    -> String
  {
    let time = times.withLock { times in
      times += 1
      return times
    }
    return try await board.told(in: language, asOf: number, latest: latest) { "made \(time)" }.text
  }

  @Test("It is made once for all that was announced before, and anew for what is announced later")
  func once() async throws {
    #expect(try await text(asOf: 3, latest: 7) == "made 1")
    #expect(try await text(asOf: 7, latest: 9) == "made 1")
    let told = try await board.told(in: "", asOf: 7, latest: 9) { "nobody sees this" }
    #expect(told == QueueBoard.Told(asOf: 7, text: "made 1"))
    #expect(try await text(asOf: 8, latest: 9) == "made 3")
    #expect(try await text(asOf: 1, latest: 9) == "made 3")
  }

  @Test("It is made for each language")
  func languages() async throws {
    #expect(try await text(asOf: 1, latest: 1) == "made 1")
    #expect(try await text("zh", asOf: 1, latest: 1) == "made 2")
    for number in 0..<16 { _ = try await text("x\(number)", asOf: 1, latest: 1) }
    #expect(try await text("x15", asOf: 1, latest: 1) == "made 18")
  }

  @Test("What could not be made is made again")
  func broken() async throws {
    await #expect(throws: Broken.self) {
      try await board.told(in: "", asOf: 1, latest: 1) { throw Broken() }
    }
    #expect(try await text(asOf: 1, latest: 1) == "made 1")
  }
}
