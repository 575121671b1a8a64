import Hummingbird
import Web

extension Request {
  /// One of a few words; nil where it is left out, 400 for another word.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ name: String, of type: Choice.Type
  ) throws -> Choice? where Choice.RawValue == String {
    guard let text = query(name), !text.isEmpty else { return nil }
    guard let choice = Choice(rawValue: text) else {
      let names = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      throw Problem.badField("?\(name)", "must be one of \(names)")
    }
    return choice
  }
}
