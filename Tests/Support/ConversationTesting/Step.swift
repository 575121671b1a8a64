internal import Conversation

/// One step of a generated log: who tries what, with how old a view, how much later; or an earlier
/// record once more, byte for byte. Steps mean the same after others were left out, as far as they can.
public struct Step: Sendable, Hashable {
  public enum Act: Sendable, Hashable {
    case move(Move)
    /// The record that is so many before this one, again.
    case again(Int)
  }

  public var act: Act
  /// How many records ago the state was as its author sees it; 0 for now.
  public var viewAge: Int
  /// How much of the broker's time passes before it lands, in milliseconds; may be negative.
  public var wait: Int64
  /// Which conversation of the partition.
  public var conversation: Int

  public init(_ act: Act, viewAge: Int = 0, wait: Int64 = 0, conversation: Int = 0) {
    self.act = act
    self.viewAge = viewAge
    self.wait = wait
    self.conversation = conversation
  }
}

extension Step: CustomStringConvertible {
  public var description: String {
    var text =
      switch act {
      case .move(let move): "\(move)"
      case .again(let back): "again(\(back))"
      }
    if viewAge > 0 { text += " seen \(viewAge) ago" }
    if wait != 0 { text += " after \(wait) ms" }
    if conversation > 0 { text += " in c\(conversation)" }
    return text
  }
}
