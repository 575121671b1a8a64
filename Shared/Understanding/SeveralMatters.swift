/// Finds what a message asks beside its first question: "how do i return it, and when do i get my money?" is about two
/// articles.
///
/// A message is cut at the ends of its sentences, and a sentence at one comma or "and", where both sides surely are about
/// different articles. What is about none is a story around the questions, and left out.
struct SeveralMatters {
  let understander: any Understander
  let language: Language
  let thresholds: Thresholds

  /// More matters than this are not looked for: who asks so much wants a person.
  private static let most = 3
  /// And in no longer message than this.
  private static let mostPieces = 12

  /// The matches of each matter, best first; empty where the message has one matter, or none.
  ///
  /// - Parameters:
  ///   - text: as it was typed.
  ///   - whole: what was found for all of it.
  func found(in text: String, whole: [Match]) -> [[Match]] {
    if let best = whole.first, best.confidence >= Confidence.sameWords { return [] }
    let texts = TextPieces.sentences(of: text)
    guard texts.count <= Self.mostPieces else { return [] }
    let sentences = texts.map(Sentence.init)
    let isWholeCertain = isCertain(whole)
    var matters: [[Match]] = []
    var left = sentences.reduce(0) { $0 + $1.mostMatters }
    for sentence in sentences {
      // What is left to read may make it several; else it need not be read.
      let certain = matters.count(where: isCertain)
      guard matters.count + left >= 2, certain + left >= (isWholeCertain ? 2 : 1) else { return [] }
      left -= sentence.mostMatters
      // A single sentence has been read already.
      let read = sentences.count == 1 ? whole : read(sentence.piece)
      for matches in self.matters(of: sentence, whole: read) { add(matches, to: &matters) }
    }
    let certain = matters.count(where: isCertain)
    let areSeveral = certain >= 2 || (certain == 1 && matters.count == 2 && !isWholeCertain)
    guard areSeveral, matters.count <= Self.most else { return [] }
    // What people decide is not answered in passing: the message as a whole goes to them.
    let isForPeople = matters.contains { $0.first?.article.escalation != nil }
    return isForPeople ? [] : matters
  }

  /// Keeps of those about one article what is surest.
  private func add(_ matches: [Match], to matters: inout [[Match]]) {
    guard let best = matches.first, best.confidence >= thresholds.offer else { return }
    guard let place = matters.firstIndex(where: { $0.first?.article.id == best.article.id }) else {
      matters.append(matches)
      return
    }
    if (matters[place].first?.confidence ?? 0) < best.confidence { matters[place] = matches }
  }

  /// Those of both sides of the surest split; of the whole, where it cannot be split.
  private func matters(of sentence: Sentence, whole: [Match]) -> [[Match]] {
    guard sentence.splits.count <= Self.mostPieces else { return [whole] }
    var best: (matters: [[Match]], confidence: Double)?
    for split in sentence.splits {
      let (left, right) = (Piece(split.left), Piece(split.right))
      guard left.saysEnough, right.saysEnough else { continue }
      var sides = [read(left)]
      guard isCertain(sides[0]) else { continue }
      sides.append(read(right))
      guard isCertain(sides[1]), sides[0].first?.article.id != sides[1].first?.article.id else {
        continue
      }
      let least = sides.compactMap { $0.first?.confidence }.min() ?? 0
      if least > best?.confidence ?? 0 { best = (sides, least) }
    }
    return best?.matters ?? [whole]
  }

  private func isCertain(_ matches: [Match]) -> Bool {
    (matches.first?.confidence ?? 0) >= thresholds.answer
  }

  private func read(_ piece: Piece) -> [Match] {
    piece.saysEnough ? understander.matches(piece.text, language) : []
  }
}

/// A part of a message that may be read by itself.
private struct Piece {
  /// Normalised.
  let text: String
  /// Two words or three characters at least: less is an aside.
  let saysEnough: Bool

  init(_ typed: Substring) {
    text = Normalizer.fold(String(typed))
    let units = Units(text)
    let characters = units.texts.count {
      $0.unicodeScalars.first.map(Script.isUnspaced) ?? false
    }
    saysEnough = characters >= 3 || units.count - characters >= 2
  }
}

/// A sentence, and where it may be cut in two.
private struct Sentence {
  let piece: Piece
  let splits: [(left: Substring, right: Substring)]

  init(_ typed: Substring) {
    piece = Piece(typed)
    splits = TextPieces.splits(of: typed)
  }

  /// It is about so many articles at most.
  var mostMatters: Int { piece.saysEnough ? splits.isEmpty ? 1 : 2 : 0 }
}

/// Where a text may be cut.
enum TextPieces {
  static func sentences(of text: String) -> [Substring] {
    text.unicodeScalars.split(whereSeparator: isEnd).map(Substring.init)
  }

  private static func isEnd(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ".", "!", "?", ";", "\n", "。", "！", "？", "；", "…": true
    default: false
    }
  }

  private static let joints = [
    ",", "，", "、", " and ", " also ", " plus ", "还有", "另外", "顺便", "以及", "并且", "而且", "再问",
  ].map { Array($0.utf8) }

  /// Both sides of each comma and each word that joins.
  static func splits(of sentence: Substring) -> [(left: Substring, right: Substring)] {
    var splits: [(left: Substring, right: Substring)] = []
    let letters = Array(sentence.utf8)
    for joint in joints {
      var place = 0
      while place + joint.count <= letters.count {
        guard letters[place] == joint[0], letters[place...].starts(with: joint) else {
          place += 1
          continue
        }
        let start = sentence.utf8.index(sentence.startIndex, offsetBy: place)
        place += joint.count
        let end = sentence.utf8.index(sentence.startIndex, offsetBy: place)
        splits.append((sentence[..<start], sentence[end...]))
      }
    }
    return splits
  }
}
