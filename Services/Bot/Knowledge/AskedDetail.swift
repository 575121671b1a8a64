internal import BotCore
internal import Conversation
internal import Understanding

/// What a customer's message answers to a question that the bot asked because a lookup needs something: with `20031`
/// alone, "which order?" is answered.
struct AskedDetail {
  enum Content: Equatable {
    case slot(Understanding.Slot)
    case code
  }

  /// The connector that it is for.
  var connector: String
  var content: Content

  /// - Parameter found: what was found in the message without regard to the question.
  /// - Returns: nil if nothing was asked, or it is no answer.
  init?(
    _ entry: TranscriptEntry, in transcript: Transcript, found: [Understanding.Slot]
  ) {
    guard entry.author.role == .customer, let ask = transcript.lookupAsk(before: entry) else {
      return nil
    }
    connector = ask.connector
    let text = entry.currentText
    switch ask.detail {
    case .code:
      guard OneTimeCode.code(in: text) != nil else { return nil }
      content = .code
    case .slot(let name):
      guard let kind = Understanding.Slot.Kind(rawValue: name),
        let slot = found.first(where: { $0.kind == kind }) ?? BareNumber.slot(kind, in: text)
      else { return nil }
      content = .slot(slot)
    }
  }
}

/// A number that only the question before it says what it is.
enum BareNumber {
  /// The one number in the text that can be of that kind; nil for none or several.
  static func slot(_ kind: Understanding.Slot.Kind, in text: String) -> Understanding.Slot? {
    let runs = runs(in: text).filter { run in
      let digits = run.text.utf8.count { (0x30...0x39).contains($0) }
      return switch kind {
      case .orderNumber: digits >= 4 && run.text.utf8.count <= 32
      case .phone: digits == run.text.utf8.count && (7...15).contains(digits)
      default: false
      }
    }
    guard runs.count == 1 else { return nil }
    return Understanding.Slot(kind: kind, value: runs[0].text.uppercased(), range: runs[0].range)
  }

  /// Runs of letters, digits and hyphens; full-width ones as the others.
  private static func runs(in text: String) -> [(text: String, range: Range<Int>)] {
    var runs: [(text: String, range: Range<Int>)] = []
    var isOpen = false
    for (place, scalar) in text.unicodeScalars.enumerated() {
      let isWide = (0xFF01...0xFF5E).contains(scalar.value)
      let plain = isWide ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
      guard plain.isASCII,
        plain.properties.isAlphabetic || plain.properties.numericType != nil
          || plain == "-"
      else {
        isOpen = false
        continue
      }
      if !isOpen { runs.append(("", place..<place)) }
      isOpen = true
      runs[runs.count - 1].text.unicodeScalars.append(plain)
      runs[runs.count - 1].range = runs[runs.count - 1].range.lowerBound..<(place + 1)
    }
    return runs
  }
}
