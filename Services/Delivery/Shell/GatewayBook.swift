import Conversation
import DeliveryCore
import DeliveryDoor
import Firm
import Synchronization

/// What is known of the gateways: from the firm's configuration, from `baton.gateways`, and from
/// the calls under way.
final class GatewayBook: Sendable {
  private struct State {
    /// Callbacks that answered 410, by gateway.
    var disabled: [GatewayKey: String] = [:]
    var gates: [GatewayKey: GatewayGate] = [:]
  }

  private let firm: HotReload<Firm>
  private let state = Mutex(State())

  init(firm: HotReload<Firm>) {
    self.firm = firm
  }

  func callback(of key: GatewayKey) -> Gateway.Callback? {
    firm.current.gateways[key.channel, key.account]?.deliver
  }

  func standing(of key: GatewayKey) -> CallbackStanding {
    guard let callback = callback(of: key) else { return .missing }
    let disabled = state.withLock { $0.disabled[key] }
    return disabled == callback.url ? .disabled : .open
  }

  /// Takes in a record of `baton.gateways`, or what this process just found out itself.
  func note(_ record: GatewayRecord) {
    state.withLock { $0.disabled[record.key] = record.disabled ? record.url : nil }
  }

  /// When to ask again, where the gateway may not be called now; nil where it may.
  func opening(of key: GatewayKey, at now: Timestamp) -> Timestamp? {
    state.withLock { $0.gates[key]?.opening(at: now) }
  }

  /// Admits a call to the gateway now, or says when to ask again.
  func admit(_ key: GatewayKey, at now: Timestamp) -> Timestamp? {
    state.withLock { $0.gates[key, default: GatewayGate()].admit(at: now) }
  }

  func ended(_ key: GatewayKey, isAnswered: Bool, at now: Timestamp) {
    state.withLock { $0.gates[key]?.ended(isAnswered: isAnswered, at: now) }
  }
}
