/// Brings English words that mean the same to one term: inflections by suffix, everyday synonyms by a table.
///
/// Lighter than Porter's algorithm (Porter 1980, "An algorithm for suffix stripping"): it takes off what shop and bank
/// questions vary in, and needs no measure of syllables.
enum Stemmer {
  /// One term, or several for contractions and compounds that people write as one word.
  static func terms(of word: String) -> [String] {
    if let parts = compounds[word] { return parts.map { canonical[$0] ?? stem($0) } }
    if let term = canonical[word] { return [term] }
    let stemmed = stem(word)
    return [canonical[stemmed] ?? stemmed]
  }

  static func stem(_ word: String) -> String {
    var letters = Array(word.utf8)
    guard letters.count > 3, letters.allSatisfy({ $0 < 0x80 }) else { return word }
    stripPlural(&letters)
    stripInflection(&letters)
    stripDerivation(&letters)
    if letters.count > 3, letters.last == UInt8(ascii: "e") { letters.removeLast() }
    if letters.count > 3, letters.last == UInt8(ascii: "i") {
      letters[letters.count - 1] = UInt8(ascii: "y")
    }
    return String(decoding: letters, as: UTF8.self)
  }

  private static func stripPlural(_ letters: inout [UInt8]) {
    if letters.ends(with: "sses") || letters.ends(with: "ies") || letters.ends(with: "xes")
      || letters.ends(with: "ches") || letters.ends(with: "shes")
    {
      letters.removeLast(2)
    } else if letters.last == UInt8(ascii: "s"), !letters.ends(with: "ss"),
      !letters.ends(with: "us"),
      !letters.ends(with: "is")
    {
      letters.removeLast()
    }
  }

  private static func stripInflection(_ letters: inout [UInt8]) {
    for suffix in ["ing", "ed"] where letters.ends(with: suffix) {
      let base = letters.dropLast(suffix.utf8.count)
      guard base.count >= 3, base.contains(where: isVowel) else { return }
      letters = Array(base)
      undouble(&letters)
      return
    }
  }

  private static func stripDerivation(_ letters: inout [UInt8]) {
    for suffix in ["ation", "ment", "able", "ate", "ion", "ly"]
    where letters.ends(with: suffix) && letters.count - suffix.utf8.count >= 4 {
      letters.removeLast(suffix.utf8.count)
      undouble(&letters)
      return
    }
    if letters.count >= 7, letters.ends(with: "ery") { letters.removeLast() }
  }

  private static func undouble(_ letters: inout [UInt8]) {
    guard letters.count > 3, let last = letters.last, letters[letters.count - 2] == last,
      !isVowel(last), last != UInt8(ascii: "s")
    else { return }
    letters.removeLast()
  }

  private static func isVowel(_ letter: UInt8) -> Bool {
    switch letter {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
      UInt8(ascii: "u"),
      UInt8(ascii: "y"):
      true
    default: false
    }
  }

  private static let compounds: [String: [String]] = [
    "whats": ["what", "is"], "wheres": ["where", "is"], "hows": ["how", "is"],
    "whens": ["when", "is"],
    "cant": ["can", "not"], "cannot": ["can", "not"], "dont": ["do", "not"],
    "doesnt": ["do", "not"],
    "didnt": ["do", "not"], "isnt": ["is", "not"], "wasnt": ["is", "not"],
    "havent": ["have", "not"],
    "hasnt": ["have", "not"], "wont": ["will", "not"], "im": ["i"], "ive": ["i", "have"],
    "id": ["id"],
    "creditcard": ["credit", "card"], "debitcard": ["debit", "card"], "giftcard": ["gift", "card"],
    "signup": ["register"], "signin": ["login"], "logon": ["login"], "wanna": ["want"],
    "gonna": ["will"],
    "moneyback": ["refund"], "cashback": ["cashback"], "chargeback": ["dispute", "charge"],
  ]

  /// Words on the left mean the term on the right, in the mouth of a customer. Keys are whole words or stems.
  private static let canonical: [String: String] = {
    var table: [String: String] = [:]
    for line in synonyms.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      guard let term = words.first else { continue }
      for word in words { table[word] = term }
    }
    return table
  }()

  private static let synonyms = """
    parcel parcels package packages packet shipment shipments pkg
    deliver delivery delivering delivered delivers deliverys deliveries delivry delievery
    ship shipping shipped shiped ships
    refund refunds refunded reimburse reimbursement reimbursed refnd refund
    buy bought buying buys purchase purchased purchasing purchases
    item items product products article articles goods merchandise
    password passwords passcode pwd passwrd pasword
    cancel cancels cancelled canceled cancelling canceling cancellation cancelation cancl
    mobile cell cellphone cellular smartphone
    login log logging logged
    register registration registering enrol enroll
    change changing changed changes modify modified amend alter update updated updating edit
    lost lose losing misplaced misplace loose
    stolen steal stole theft thief
    fee fees charge charges cost costs
    money cash funds fund
    transfer transfers transferred transfering wire
    invoice invoices bill billing receipt receipts
    broken broke damaged damage damages defective faulty cracked shattered smashed
    late delayed delay delays overdue
    missing miss
    voucher vouchers coupon coupons promo promocode
    discount discounts sale
    address addresses adress addres
    exchange exchanged exchanging swap swapped replace replacement replacing replaced
    account accounts acct acc
    transaction transactions txn txns
    receive received receiving recieve recieved get got getting gotten
    contact reach phone call telephone
    hour hours opening
    quick quickly fast faster speed express
    where whereabouts
    track tracking tracked trace
    card cards
    pay paid paying payment payments payed
    wrong incorrect mistaken
    """
}

extension [UInt8] {
  fileprivate func ends(with suffix: String) -> Bool {
    suffix.utf8.count <= count && suffix.utf8.elementsEqual(self[(count - suffix.utf8.count)...])
  }
}
