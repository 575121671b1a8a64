@testable import LogRuntime

/// Runs a service beside `body`, and ends it as a process's end would.
func running<Role: PartitionRole>(
  _ service: GroupService<Role>, _ body: () async throws -> Void
) async throws {
  let task = Task { try await service.run() }
  do {
    try await body()
  } catch {
    service.end()
    try? await task.value
    throw error
  }
  service.end()
  try await task.value
}

/// Runs a tail beside `body`.
func running<Follower: TailFollower>(
  _ tail: Tail<Follower>, _ body: () async throws -> Void
) async throws {
  let task = Task { try await tail.run() }
  do {
    try await body()
  } catch {
    task.cancel()
    try? await task.value
    throw error
  }
  task.cancel()
  try await task.value
}

extension ReadinessReporting {
  /// Waits until its reason for not being ready, or nil, satisfies `condition`.
  func whenReadiness(_ condition: @escaping @Sendable (String?) -> Bool) async {
    let (stream, continuation) = AsyncStream.makeStream(of: Bool.self)
    onReadiness { reason in continuation.yield(condition(reason)) }
    for await isMet in stream where isMet { return }
  }

  func whenReady() async { await whenReadiness { $0 == nil } }
}
