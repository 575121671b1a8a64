extension Section {
  func systemTexts() -> Texts {
    var wordings: [SystemText: Wording] = [:]
    for text in SystemText.allCases where has(text.rawValue) {
      wordings[text] = wording(text.rawValue)
      checkPlaceholders(of: text, in: wordings[text])
    }
    return Texts(wordings)
  }

  private func checkPlaceholders(of text: SystemText, in wording: Wording?) {
    let known = text.placeholders
    for (language, words) in (wording?.texts ?? [:]).sorted(by: { $0.key < $1.key }) {
      for part in words.split(separator: "{").dropFirst(words.hasPrefix("{") ? 0 : 1) {
        let name = String(part.prefix { $0 != "}" })
        if known.contains(name) { continue }
        let expected = known.isEmpty ? "none" : known.map { "{\($0)}" }.joined(separator: ", ")
        report(
          "\(text.rawValue).\(language)", "{\(name)} has no meaning here; known: \(expected)")
      }
    }
  }
}
