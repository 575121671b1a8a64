import Foundation
import Web

/// What a caller is told is JSON, whatever they sent.
func promiseToTell(_ problem: Problem) {
  guard let told = try? JSONEncoder().encode(problem),
    (try? JSONSerialization.jsonObject(with: told)) is [String: Any]
  else { fatalError("broken: a problem cannot be told") }
}
