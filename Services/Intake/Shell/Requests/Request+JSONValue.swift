internal import Hummingbird
internal import IntakeCore
internal import IntakeDoor
internal import NIOCore
internal import Web

extension Request {
  /// The body as it came: 415 unless it says that it is JSON, 413 above 64 KiB. Never logged.
  func jsonBytes() async throws -> [UInt8] {
    try requireJSON()
    return Array(try await bytes().readableBytesView)
  }
}

extension JSONValue {
  /// Throws 400 where the bytes are no JSON.
  init(_ bytes: [UInt8]) throws(Problem) {
    do throws(FieldProblem) {
      self = try JSONReader.read(bytes)
    } catch {
      throw .badRequest([Problem.Field(error)])
    }
  }
}

extension Problem {
  /// Runs a reading of fields; what it finds wrong is a 400 with all of it.
  static func reporting<Value>(
    _ value: JSONValue, _ read: (JSONValue) throws(FieldProblems) -> Value
  ) throws(Problem) -> Value {
    do throws(FieldProblems) {
      return try read(value)
    } catch {
      throw .badRequest(error.list.map(Problem.Field.init))
    }
  }
}

extension Problem.Field {
  init(_ problem: FieldProblem) {
    self.init(problem.pointer, problem.detail)
  }
}
