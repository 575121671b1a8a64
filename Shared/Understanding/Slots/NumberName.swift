/// What the words shortly before a number call it: "order no. 20031", "订单号是20031", "#20031", "call me at".
enum NumberName {
  case order
  case phone

  /// How many chunks before a number are looked at.
  private static let reach = 5

  /// The last of the names before a chunk, and where the chunk ends that it stands in.
  static func last(before place: Int, in text: SlotText) -> (name: NumberName, end: Int)? {
    for chunk in text.chunks[max(0, place - reach)..<place].reversed() {
      if let name = name(chunk, text) { return (name, chunk.range.upperBound) }
    }
    return nil
  }

  private static func name(_ chunk: SlotText.Chunk, _ text: SlotText) -> NumberName? {
    let first = chunk.range.lowerBound
    switch chunk.sort {
    case .han: return last(in: chunk.range, text)
    case .word: return chunk.digits == 0 ? words[text.word(first).key] : nil
    case .sign: return text[first] == "#" ? .order : nil
    case .address: return nil
    }
  }

  /// The last of the names in a run of Chinese characters.
  private static func last(in run: Range<Int>, _ text: SlotText) -> NumberName? {
    for place in run.reversed() {
      switch text[place] {
      case "电" where text[place + 1] == "话": return .phone
      case "手" where text[place + 1] == "机": return .phone
      case "订", "运", "递", "流":
        if text[place + 1] == "单" { return .order }
      case "单" where text[place + 1] == "号": return .order
      default: continue
      }
    }
    return nil
  }

  private static let words: [WordKey: NumberName] = [
    "order": .order, "orders": .order, "ord": .order, "purchase": .order, "tracking": .order,
    "parcel": .order, "shipment": .order, "awb": .order, "orderid": .order, "invoice": .order,
    "ordernumber": .order, "package": .order, "phone": .phone, "mobile": .phone, "cell": .phone,
    "tel": .phone, "telephone": .phone, "call": .phone, "whatsapp": .phone, "text": .phone,
  ]
}
