import ConversationTesting
import Foundation
import Synchronization

/// The customers of a run, on the web chat and behind gateways. Each writes until it is accepted;
/// gateways also repeat what was accepted long ago.
final class ChaosCustomers: Sendable {
  private struct State {
    var accepted: [String: [String]] = [:]
    var sent: [ChaosCustomer.Sent] = []
    var problems: [String] = []
  }

  private let plan: ChaosPlan
  private let baton: BatonUp
  private let state = Mutex(State())
  private let chance: Mutex<SplitMix64>

  init(_ plan: ChaosPlan, _ baton: BatonUp) {
    self.plan = plan
    self.baton = baton
    chance = Mutex(plan.chance(of: "storm"))
  }

  /// The messages' events of each conversation, in the order of their 202.
  var accepted: [String: [String]] { state.withLock { $0.accepted } }
  /// Answers of intake that should not be.
  var problems: [String] { state.withLock { $0.problems } }

  /// Returns once every customer has written everything.
  func run() async {
    let begin = ContinuousClock.now
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<plan.conversations {
        group.addTask {
          try? await Task.sleep(until: begin + self.plan.length * number / self.plan.conversations)
          let chance = self.plan.chance(of: "customer", number)
          var customer = ChaosCustomer(number, self.baton, chance) { self.note($0) }
          await customer.write()
        }
      }
    }
  }

  private func note(_ news: ChaosCustomer.News) {
    state.withLock { state in
      switch news {
      case .accepted(let sent):
        state.accepted[sent.conversation, default: []].append(sent.event)
        state.sent.append(sent)
      case .problem(let text): state.problems.append(text)
      }
    }
  }

  /// Gateways send forty messages that were accepted already, each five times at once.
  func storm() async {
    let sent = state.withLock { $0.sent }.filter { $0.message.isFromGateway }.suffix(200)
    guard !sent.isEmpty else { return }
    let repeated = chance.withLock { chance in (0..<40).map { _ in chance.pick(Array(sent)) } }
    await withTaskGroup(of: Void.self) { group in
      for sent in repeated + repeated + repeated + repeated + repeated {
        group.addTask { await ChaosCustomer.repeats(sent, self.baton) { self.note($0) } }
      }
    }
  }
}
