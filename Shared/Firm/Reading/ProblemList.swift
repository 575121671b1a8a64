/// Where something stands in the configuration.
struct Place: Hashable {
  var file: String
  var line: Int?
  var path: String
}

/// Gathers what is wrong over all files, and who defines and names what, until one pass is done.
final class ProblemList {
  /// What carries an id.
  enum Kind: String {
    case team, queue, agent, hours, gateway, connector, reply
    case answer = "connector for the intent"
    case escalation = "escalation rule"
  }

  /// The variables that files may name by `${NAME}`.
  let environment: [String: String]
  private(set) var problems: [FirmProblem] = []
  private(set) var warnings: [FirmProblem] = []
  private var defined: [Kind: [String: Place]] = [:]
  private var named: [(kind: Kind, id: String, place: Place)] = []

  init(environment: [String: String] = [:]) {
    self.environment = environment
  }

  func report(_ message: String, at place: Place) {
    problems.append(
      FirmProblem(file: place.file, line: place.line, path: place.path, message: message))
  }

  func warn(_ message: String, at place: Place) {
    warnings.append(
      FirmProblem(file: place.file, line: place.line, path: place.path, message: message))
  }

  /// Notes that `id` exists; a second one of its kind is a problem.
  func define(_ kind: Kind, _ id: String, at place: Place) {
    guard let first = defined[kind]?[id] else {
      defined[kind, default: [:]][id] = place
      return
    }
    let start = "the \(kind.rawValue) \"\(id)\" is already at "
    report(start + "\(first.file):\(first.line ?? 1) (\(first.path))", at: place)
  }

  /// Notes that `id` is spoken of; when all is read it has to exist.
  func name(_ kind: Kind, _ id: String, at place: Place) {
    named.append((kind, id, place))
  }

  func place(of kind: Kind, _ id: String) -> Place? { defined[kind]?[id] }

  /// Reports everything spoken of that does not exist.
  func resolveNames() {
    for (kind, id, place) in named where defined[kind]?[id] == nil {
      let known = (defined[kind] ?? [:]).keys.sorted().joined(separator: ", ")
      report(
        "there is no \(kind.rawValue) \"\(id)\"; known: \(known.isEmpty ? "none" : known)",
        at: place)
    }
  }
}
