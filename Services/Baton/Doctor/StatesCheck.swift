import AsyncHTTPClient
import Foundation
import LogRuntime
import NIOCore
import NIOHTTP1
import ServiceHost

/// Whether all running readers hold what the log says: asks each for hashes of its state.
struct StatesCheck {
  var options: BrokerOptions
  /// The addresses of the services' admin listeners.
  var admins: [String]

  func findings() async -> [Finding] {
    guard !admins.isEmpty else { return [] }
    var claims: [StateComparison.Claim] = []
    var findings: [Finding] = []
    for admin in admins {
      do {
        claims += Self.claims(of: try await Self.states(at: admin), at: admin)
      } catch {
        findings.append(
          .warning("states", "\(admin) does not say what it holds: \(error)", mend: "ask again"))
      }
    }
    do {
      let settings = try await options.settings(as: "baton-doctor")
      findings.append(Self.finding(try await Self.comparison(of: claims, with: settings)))
    } catch {
      findings.append(
        .warning(
          "states", "cannot be compared: \("\(error)".prefix { $0 != "\n" })",
          mend: "see what is said of the broker"))
    }
    return findings
  }

  /// Holds the readers' words against a fold of the whole log, which is read for it.
  static func comparison(
    of claims: [StateComparison.Claim], with settings: LogSettings
  ) async throws -> StateComparison {
    let places = Set(claims.map(\.place))
    let log = try await StatesOfTheLog(settings: settings).hashes(at: places)
    return StateComparison(claims: claims, log: log)
  }

  static func finding(_ comparison: StateComparison) -> Finding {
    let divergences = comparison.divergences
    guard let first = divergences.first else {
      return .well(
        "states",
        "\(comparison.readers) readers hold what the log says, in \(comparison.partitions) partitions"
      )
    }
    return .wrong(
      "states", divergences.count == 1 ? first : "\(first), and \(divergences.count - 1) more",
      mend:
        "restart that process: it folds the log anew. If it differs again, see that all run the "
        + "same version, keep the log, and report it")
  }

  static func claims(of states: FoldedStates, at admin: String) -> [StateComparison.Claim] {
    states.readers.flatMap { reader in
      (reader.partitions ?? []).map { state in
        StateComparison.Claim(
          reader: "\(states.service) at \(admin), its \(reader.name),", topic: reader.topic,
          state: state)
      }
    }
  }

  /// Asks again while the process answers another one.
  static func states(at admin: String) async throws -> FoldedStates {
    for attempt in 1... {
      let request = HTTPClientRequest(url: "\(admin)/statez")
      let response = try await HTTPClient.shared.execute(request, timeout: .minutes(5))
      let body = try await response.body.collect(upTo: 64 << 20)
      if response.status == .ok {
        let states = try JSONDecoder().decode(FoldedStates.self, from: Data(body.readableBytesView))
        guard states.readers.contains(where: { $0.partitions == nil }) else { return states }
      }
      guard attempt < 20 else { break }
      try await Task.sleep(for: .seconds(1))
    }
    throw CommandFailure(.failed, "it is busy")
  }
}
