public import Foundation
internal import Understanding

extension Firm {
  /// The files of a firm's folder that are read here.
  public static let fileNames = [
    "teams.yaml", "policy.yaml", "gateways.yaml", "texts.yaml", "connectors.yaml",
    "replies.yaml",
  ]

  /// Loads a folder like `deploy/sample`: `teams.yaml` and `policy.yaml`, and where present
  /// `gateways.yaml`, `texts.yaml`, `connectors.yaml` and `replies.yaml`.
  ///
  /// - Parameters:
  ///   - gatewaysFile: read in place of the folder's list of gateways; its token and limits replace the folder's where
  ///     it states them.
  ///   - environment: the variables that requests may name by `${NAME}`.
  /// - Throws: everything that is wrong, in all files at once.
  public static func load(
    folder: URL, gatewaysFile: URL? = nil,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(FirmProblems) -> Firm {
    let problems = ProblemList(environment: environment)
    let folder = folder.standardizedFileURL
    func document(_ name: String) -> Document { Document(url: folder.appending(path: name)) }
    problems.define(
      .hours, OpeningHours.always.id, at: Place(file: "teams.yaml", path: "(built in)"))

    var firm = Firm(teams: [], policy: Policy(defaultTeam: "", defaultQueue: ""))
    document("teams.yaml").read(required: true, problems) { section in
      firm.hours += section.each("hours") { $0.openingHours() }
      firm.routing = section.child("routing") { $0.routingPolicy() } ?? RoutingPolicy()
      firm.teams = section.each("teams") { $0.team() }
      if firm.teams.isEmpty { section.report("teams", "there is no team") }
      return ()
    }
    let policy = document("policy.yaml").read(required: true, problems) { $0.policy() }
    firm.policy = policy ?? firm.policy
    firm.texts = document("texts.yaml").read(problems) { $0.systemTexts() } ?? Texts()
    firm.gateways = gateways(document("gateways.yaml"), gatewaysFile, problems)
    firm.connectors = connectors(document("connectors.yaml"), problems)
    firm.replies = document("replies.yaml").read(problems) { $0.cannedReplies() } ?? []

    problems.resolveNames()
    firm.reportContradictions(to: problems)
    guard problems.problems.isEmpty else { throw FirmProblems(inOrder(problems.problems)) }
    firm.warnings = problems.warnings
    return firm
  }

  /// File by file as in `fileNames`, other files last, from top to bottom.
  private static func inOrder(_ problems: [FirmProblem]) -> [FirmProblem] {
    func rank(_ problem: FirmProblem) -> (Int, Int) {
      (fileNames.firstIndex(of: problem.file) ?? fileNames.count, problem.line ?? 0)
    }
    return problems.enumerated().sorted { one, other in
      let (a, b) = (rank(one.element), rank(other.element))
      return a == b ? one.offset < other.offset : a < b
    }.map(\.element)
  }

  private static func connectors(_ file: Document, _ problems: ProblemList) -> Connectors {
    var connectors = file.read(problems) { $0.connectors() } ?? Connectors()
    guard let text = try? String(contentsOf: file.url, encoding: .utf8) else { return connectors }
    connectors.version = ContentHash.hexadecimal(of: text)
    return connectors
  }

  /// A gateways file of one's own is judged alone: the folder's list is neither used nor checked.
  private static func gateways(
    _ folders: Document, _ own: URL?, _ problems: ProblemList
  ) -> Gateways {
    guard let own else { return folders.read(problems) { $0.gateways() } ?? Gateways() }
    let base = folders.read(ProblemList()) { $0.gateways() } ?? Gateways()
    var gateways = Gateways()
    Document(url: own).read(required: true, problems) { section in
      gateways = section.gateways()
      gateways.gatewayToken = gateways.gatewayToken ?? base.gatewayToken
      if !section.has("limits") { gateways.limits = base.limits }
      return ()
    }
    return gateways
  }
}
