/// A fact found in the words of a message.
public struct Slot: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case orderNumber = "order_number"
    case amount
    case date
    case phone
    case email
    case product
    case card = "card_last_four"
  }

  public var kind: Kind
  /// Normalised: an order number in capitals; an amount as `200 CNY` or `12.50 CNY`; a date as `2026-11-24`; a phone
  /// number as its digits, with `+` if typed; an e-mail address in small letters; a product as the firm names it; of a
  /// card number the last four digits alone, as `•••• 1234`.
  public var value: String
  /// Where it stands in the text as the customer typed it, in Unicode scalars from 0.
  public var range: Range<Int>

  public init(kind: Kind, value: String, range: Range<Int>) {
    self.kind = kind
    self.value = value
    self.range = range
  }

  /// Whether both say the same, wherever they stand.
  public func isSameFact(as other: Slot) -> Bool {
    kind == other.kind && value == other.value
  }
}
