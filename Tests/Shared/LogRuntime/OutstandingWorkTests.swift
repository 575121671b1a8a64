import Conversation
import Testing

@testable import LogRuntime

struct OutstandingWorkTests {
  private let id = WorkID("answer", Sample.conversation(1))

  @Test func `A name is free again only when its last record is folded`() {
    var work = OutstandingWork()
    let begun = [work.begin(id, .appending), work.begin(id, .queued)]
    #expect(begun == [true, false])
    work.folding(id, until: 7)
    let early = work.folded(at: 6)
    let isTaken = work.contains(id)
    let last = work.folded(at: 7)
    #expect((early, isTaken, last) == (nil, true, id))
    #expect(!work.contains(id))
  }

  @Test func `What cancelled work gives late is not taken for that of its successor`() {
    var work = OutstandingWork()
    _ = work.begin(id, .queued)
    work.run(id, Task {}, turn: 1)
    let wasRunning = work.cancel(id)
    _ = work.begin(id, .queued)
    work.run(id, Task {}, turn: 2)
    let counted = [work.worked(id, turn: 1), work.isWorking, work.worked(id, turn: 2)]
    #expect(wasRunning)
    #expect(counted == [false, true, true])
    #expect(!work.isWorking)
  }

  @Test func `Cancelling does not take back what is on its way into the log`() {
    var work = OutstandingWork()
    _ = work.begin(id, .appending)
    let wasRunning = work.cancel(id)
    #expect(!wasRunning)
    #expect(work.contains(id))
  }
}
