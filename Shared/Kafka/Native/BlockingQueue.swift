import Dispatch

/// A thread of its own for C calls that block, so that none blocks the cooperative pool. Calls run
/// one after the other.
final class BlockingQueue: Sendable {
  private let queue: DispatchQueue

  init(_ name: String) {
    queue = DispatchQueue(label: "baton.kafka.\(name)")
  }

  nonisolated(nonsending) func run<Value: Sendable>(
    _ body: @escaping @Sendable () throws(KafkaError) -> Value
  ) async throws(KafkaError) -> Value {
    let result: Result<Value, KafkaError> = await withUnsafeContinuation { continuation in
      queue.async {
        continuation.resume(returning: Result { () throws(KafkaError) in try body() })
      }
    }
    return try result.get()
  }
}
