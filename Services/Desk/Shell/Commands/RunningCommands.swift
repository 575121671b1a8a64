import Conversation
import Foundation
import Synchronization

/// Commands on their way into the log, so that one id never goes there twice with different contents.
final class RunningCommands: Sendable {
  private let commands = Mutex<[EventID: (content: Data, count: Int)]>([:])

  /// False where another command of that id and with another content is on its way.
  func begin(_ id: EventID, _ content: Data) -> Bool {
    commands.withLock { commands in
      guard let running = commands[id] else {
        commands[id] = (content, 1)
        return true
      }
      guard running.content == content else { return false }
      commands[id] = (content, running.count + 1)
      return true
    }
  }

  func end(_ id: EventID) {
    commands.withLock { commands in
      guard let running = commands[id] else { return }
      commands[id] = running.count > 1 ? (running.content, running.count - 1) : nil
    }
  }
}
