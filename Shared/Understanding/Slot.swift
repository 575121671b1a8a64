/// A fact found in the words of a message.
public struct Slot: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case orderNumber = "order_number"
    case amount
    case phone
    case email
  }

  public var kind: Kind
  /// Normalised: an order number in capitals; an amount as `12.50 CNY`, without a currency where none was named; a phone
  /// number as its digits, with `+` if typed; an e-mail address in small letters.
  public var value: String

  public init(kind: Kind, value: String) {
    self.kind = kind
    self.value = value
  }
}
