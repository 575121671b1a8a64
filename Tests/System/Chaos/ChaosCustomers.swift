import Conversation
import ConversationTesting
import Foundation
import Synchronization

/// The customers of a run, on the web chat and behind gateways. Each writes until it is accepted;
/// gateways also repeat what was accepted long ago.
final class ChaosCustomers: Sendable {
  private struct State {
    var accepted: [String: [String]] = [:]
    var hasty: Set<String> = []
    var sent: [ChaosCustomer.Sent] = []
    var pages: [ChaosPage] = []
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
  /// When each message was tried first, by its event.
  var tried: [String: Timestamp] {
    let sent = state.withLock { $0.sent }
    return Dictionary(sent.map { ($0.event, $0.tried) }) { first, _ in first }
  }
  /// The conversations whose messages were all under way at once: their 202s say nothing of their
  /// order.
  var hasty: Set<String> { state.withLock { $0.hasty } }
  /// Those of the web chat's customers.
  var pages: [ChaosPage] { state.withLock { $0.pages } }
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
        if sent.isHasty { state.hasty.insert(sent.conversation) }
      case .problem(let text): state.problems.append(text)
      case .opened(let session): open(session, &state)
      }
    }
  }

  // MARK: Pages

  /// A page stays open for a minute and a half.
  private func open(_ session: ChaosCustomer.Session, _ state: inout State) {
    let page = ChaosPage(
      conversation: session.conversation, token: session.token, baton,
      plan.chance(of: "page", state.pages.count))
    state.pages.append(page)
    page.open(for: .seconds(90))
  }

  /// Has every page show all that there is, but of conversations that the log has forgotten; gives
  /// what could not be read.
  func finishPages(but forgotten: Set<ConversationID>) async throws -> [String] {
    let pages = pages.filter { page in
      ConversationID(page.conversation).map { !forgotten.contains($0) } ?? true
    }
    return try await Crowd.map(pages, atOnce: 16) { page in
      await page.finish() ? nil : "the page of \(page.conversation) was told nothing in a minute"
    }
  }

  // MARK: Repeats

  /// Gateways send forty messages that were accepted in the last five minutes, each five times at
  /// once: what is older may be of a conversation that the log has forgotten.
  func storm() async {
    let since = Timestamp.now.adding(milliseconds: -300_000)
    let sent = state.withLock { $0.sent.suffix(1_000) }
      .filter { $0.message.isFromGateway && $0.accepted > since }
    guard !sent.isEmpty else { return }
    let repeated = chance.withLock { chance in (0..<40).map { _ in chance.pick(Array(sent)) } }
    await withTaskGroup(of: Void.self) { group in
      for sent in repeated + repeated + repeated + repeated + repeated {
        group.addTask { await ChaosCustomer.repeats(sent, self.baton) { self.note($0) } }
      }
    }
  }
}
