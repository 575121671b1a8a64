package import Conversation
internal import Web

extension Assistance {
  /// - Throws: 400.
  package init(_ body: MoveBodies.Assisted, _ pointer: String) throws {
    self.init()
    task = try Field.text(body.task, "\(pointer)/task", atMost: 20)
    version = try Field.text(body.version, "\(pointer)/version", atMost: 200)
    edited = body.edited ?? false
    if let message = try Field.event(body.messageId, "\(pointer)/messageId") {
      self.message = EventRef(message)
    }
  }

  /// - Throws: 400, also for more than `limit`.
  package static func all(
    _ bodies: [MoveBodies.Assisted]?, _ pointer: String, atMost limit: Int
  ) throws -> [Assistance] {
    let bodies = bodies ?? []
    guard bodies.count <= limit else { throw Problem.badField(pointer, "may be at most \(limit)") }
    return try bodies.enumerated().map { try Assistance($1, "\(pointer)/\($0)") }
  }
}
