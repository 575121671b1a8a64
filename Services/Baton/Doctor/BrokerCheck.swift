import Conversation
import Firm
import Foundation
import Kafka
import LogRuntime
import ServiceHost

/// Whether the broker answers, and the topics are as they have to be.
struct BrokerCheck {
  var options: BrokerOptions
  /// Nil where its configuration cannot be read.
  var firm: Firm?

  func findings() async -> [Finding] {
    do {
      let settings = try await options.settings(as: "baton-doctor")
      return try await findings(settings)
    } catch let failure as CommandFailure {
      return [wrong(failure.description, failure.code)]
    } catch {
      return [wrong("\(error)", .configuration)]
    }
  }

  private func wrong(_ text: String, _ exit: Ending) -> Finding {
    let lines = text.split(separator: "\n").map(String.init)
    return .wrong(
      "broker", lines.first ?? text,
      mend: lines.count > 1 ? lines.dropFirst().joined(separator: " ") : "see the message",
      exit: exit)
  }

  private func findings(_ settings: LogSettings) async throws -> [Finding] {
    let comparison = try await TopicPreparation(settings: settings)
      .compareAll(partitions: nil, replication: nil)
    let address = settings.client.bootstrapServers
    var findings = [Finding.well("broker", "answers at \(address)")]
    let prefix = settings.topics.prefix
    if comparison.missing.isEmpty {
      let count = comparison.plan.partitions
      findings.append(
        .well("topics", "all there under \(prefix), \(count) partitions of conversations"))
    } else {
      let names = comparison.missing.map(\.name).joined(separator: ", ")
      findings.append(
        .wrong("topics", "missing: \(names)", mend: "baton topics apply", exit: .configuration))
    }
    for difference in comparison.differences {
      findings.append(.warning("topics", difference, mend: "change it with your Kafka's own tools"))
    }
    guard comparison.missing.isEmpty else { return findings }
    findings.append(try await identity(settings, comparison.plan.partitions))
    findings += try await GroupsCheck(settings: settings).findings()
    findings += try await LettersCheck(settings: settings).findings()
    findings += try await GatewaysCheck(settings: settings, gateways: firm?.gateways).findings()
    findings += try await clock(settings)
    return findings
  }

  /// Folds the whole log: what it states of itself, and whether any conversation is in limbo.
  private func identity(_ settings: LogSettings, _ partitions: Int32) async throws -> Finding {
    var stated: Set<EventID> = []
    var opened = 0
    var limbo: Set<ConversationID> = []
    var events = 0
    try await LogReader(settings: settings).read(.present) { entry in
      events += 1
      if case .logOpened(let body)? = entry.judged.event?.body, let identity = LogIdentity(body) {
        stated.insert(identity.id)
        opened += 1
      }
      if let conversation = entry.conversation {
        if conversation.isInLimbo {
          limbo.insert(conversation.id)
        } else {
          limbo.remove(conversation.id)
        }
      }
      return true
    }
    guard stated.count <= 1, limbo.isEmpty, opened > 0 || events > 0 else {
      return .wrong(
        "log",
        limbo.isEmpty
          ? "it states \(stated.count) identities"
          : "\(limbo.count) conversations in limbo, \(limbo.first?.description ?? "") one of them",
        mend: stated.isEmpty
          ? "baton topics apply" : "keep the log as it is, and report it: baton show CONVERSATION")
    }
    return .well("log", "\(events) events, no conversation in limbo")
  }

  /// The broker's clock stamps every record: one that is far off makes deadlines early or late.
  private func clock(_ settings: LogSettings) async throws -> [Finding] {
    let producer = try Producer(settings.client)
    let before = Date().timeIntervalSince1970 * 1_000
    let probe = OutgoingMessage(
      topic: settings.topics.signals, key: Array("doctor".utf8), value: Array("{}".utf8))
    let acknowledgement = try await producer.send(probe)
    let after = Date().timeIntervalSince1970 * 1_000
    await producer.close()
    let stamp = Double(acknowledgement.timestampMilliseconds)
    // A broker that keeps producers' own times says nothing of its own.
    guard stamp > 1e12 else { return [] }
    let skew = stamp < before ? stamp - before : max(0, stamp - after)
    guard abs(skew) > 2_000 else {
      return [.well("clock", "the broker's is within two seconds of this machine's")]
    }
    return [
      .warning(
        "clock", "the broker's is \(Int(skew / 1_000)) s away from this machine's",
        mend: "synchronise both, for example with chrony")
    ]
  }
}
