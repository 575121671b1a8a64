/// Brings badly typed words that rules look for to their right spelling.
enum RuleSpelling {
  static func corrected(_ units: Units) -> Units {
    var corrected: [String]?
    for (place, unit) in units.texts.enumerated() {
      guard let right = right(of: unit, units.keys[place]) else { continue }
      corrected = corrected ?? units.texts
      corrected?[place] = right
    }
    return corrected.map(Units.init) ?? units
  }

  private static func right(of unit: String, _ key: UnitKey) -> String? {
    if knownKeys.mayContain(key), let right = known[unit] { return right }
    return near(unit)
  }

  private static let knownKeys = {
    var keys = UnitKeyFilter()
    for unit in known.keys.sorted() { keys.insert(UnitKey(unit)) }
    return keys
  }()

  /// Words that rules look for, found one slip away (a letter wrong, missing, doubled or swapped) if the first letter is right.
  private static let words = [
    "human", "person", "agent", "agents", "representative", "operator", "customer", "service",
    "support", "speak",
    "transfer", "connect", "manager", "supervisor", "complaint", "complaints", "complain", "fraud",
    "fraudulent",
    "lawyer", "attorney", "stolen", "unauthorised", "unauthorized", "recognise", "recognize",
    "transaction",
    "hello", "thanks", "goodbye", "morning", "someone", "somebody", "advisor", "robot", "chatbot",
    "police",
    "suicide", "scammed", "talking", "speaking", "assistant", "chatting", "payment", "withdrawal",
  ]
  .map { Array($0.utf8) }

  /// The same by their first letters, from `a` on.
  private static let wordsByFirstLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).map { letter in
    words.filter { $0[0] == letter }
  }

  private static let known = [
    "costumer": "customer", "cutsomer": "customer", "custmer": "customer",
    "representive": "representative",
    "represantative": "representative", "reprasentative": "representative",
    "repesentitive": "representative",
    "representitive": "representative", "reprsentitive": "representative",
    "represenative": "representative",
    "humanbeing": "human", "hooman": "human", "humian": "human", "hummen": "human",
    "persn": "person",
    "perosn": "person", "persson": "person", "spk": "speak", "tlk": "talk", "talkk": "talk",
    "wth": "with", "wirh": "with", "wiht": "with", "chta": "chat", "caht": "chat",
    "asisstant": "assistant", "asistant": "assistant", "assistantce": "assistance",
    "tosomebody": "somebody", "tosomeone": "someone", "takl": "talk", "tallk": "talk",
    "tak": "talk", "speek": "speak", "spaek": "speak", "tank": "thank", "thnak": "thank",
    "thnk": "thank",
    "sm1": "someone", "some1": "someone", "any1": "anyone", "sombody": "somebody",
    "supervisior": "supervisor",
    "manger": "manager", "opertor": "operator", "aget": "agent", "agnt": "agent", "agetn": "agent",
    "agant": "agent",
    "liveagent": "agent", "liveperson": "person", "realperson": "human", "realhuman": "human",
    "u": "you",
    "ur": "your", "wnat": "want", "wan": "want", "wantto": "want", "wana": "wanna", "ned": "need",
    "nedd": "need",
    "gimme": "give", "lemme": "let", "custumer": "customer", "suport": "support",
    "cust": "customer", "srvice": "service", "thru": "through", "ppl": "people",
  ]

  /// Words of their own, one slip away from one above.
  private static let others: Set<String> = [
    "spear", "sneak", "persona", "personal", "humane", "services", "customers", "customs", "argent",
    "regent", "freud",
    "fraught", "connects", "transfers", "parson", "reason", "supports", "service", "moaning",
    "mourning", "warning",
    "taking", "walking", "balking", "pavement", "payments", "transactions", "hell", "speaks",
    "polices", "policy", "polite",
    "steak", "stole", "serviced", "managed", "manages", "thank", "thinks", "complains",
    "complained", "payed",
  ]

  private static func near(_ word: String) -> String? {
    var word = word
    let meant = word.withUTF8 { letters -> [UInt8]? in
      guard letters.count >= 4, letters.count <= 15, let first = letters.first,
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first)
      else { return nil }
      return wordsByFirstLetter[Int(first - UInt8(ascii: "a"))].first { isOneSlip(letters, $0) }
    }
    guard let meant, word.utf8.allSatisfy({ $0 < 0x80 }), !others.contains(word) else { return nil }
    return String(decoding: meant, as: UTF8.self)
  }

  private static func isOneSlip(
    _ typed: UnsafeBufferPointer<UInt8>, _ meant: [UInt8]
  ) -> Bool {
    guard abs(typed.count - meant.count) <= 1, meant.count >= 5 else { return false }
    var start = 0
    while start < min(typed.count, meant.count), typed[start] == meant[start] { start += 1 }
    var typedEnd = typed.count
    var meantEnd = meant.count
    while typedEnd > start, meantEnd > start, typed[typedEnd - 1] == meant[meantEnd - 1] {
      typedEnd -= 1
      meantEnd -= 1
    }
    let left = typedEnd - start
    let right = meantEnd - start
    if left <= 1, right <= 1 { return true }
    return left == 2 && right == 2 && typed[start] == meant[start + 1]
      && typed[start + 1] == meant[start]
  }
}
