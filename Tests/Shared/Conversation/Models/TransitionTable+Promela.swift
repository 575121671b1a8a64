import Conversation

/// The table as the model includes it.
extension TransitionTable {
  private static let deadlines: [(kind: DeadlineKind, name: String)] = [
    (.botReply, "botReply"), (.offer, "offer"), (.firstResponse, "firstResponse"),
    (.nextResponse, "nextResponse"), (.idle, "idle"), (.wrapUp, "wrapUp"),
  ]

  var promela: String {
    let places = ModelState.Place.allCases.enumerated().map { "#define \(constant($1)) \($0)" }
    let kinds = ModelEvent.Kind.allCases.enumerated().map { "#define \(constant($1)) \($0 + 1)" }
    let holders = HolderEffect.allCases.enumerated().map { "#define \(constant($1)) \($0)" }
    let messages = MessageEffect.allCases.enumerated().map { "#define \(constant($1)) \($0)" }
    let parts = [
      ["/* What the fold says of every event. Written by TransitionTableTests: do not edit. */"],
      ["/* Who has the conversation. */"] + places,
      ["/* What may be appended. */"] + kinds,
      ["/* Who has it then. */"] + holders,
      ["/* What becomes of the messages. */"] + messages,
      ["/* Which deadlines run. */"] + Self.deadlines.map(runs),
      [
        "/* The effective events; every other one is void. */", "inline judge() {",
        "  effective = true;", "  if",
      ] + rows + ["  :: else -> effective = false", "  fi", "}"],
    ]
    return parts.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private func runs(_ deadline: (kind: DeadlineKind, name: String)) -> String {
    let cases = ModelState.Place.allCases.flatMap { place in
      [true, false].filter { running[place]?[$0]?.contains(deadline.kind) == true }
        .map { "(place == \(constant(place)) && \($0 ? "" : "!")anyOpen)" }
    }
    return "#define runs_\(deadline.name) (\(cases.joined(separator: " || ")))"
  }

  private var rows: [String] {
    ModelEvent.Kind.allCases.flatMap { kind in
      ModelState.Place.allCases.flatMap { place in rows(kind, place) }
    }
  }

  private func rows(_ kind: ModelEvent.Kind, _ place: ModelState.Place) -> [String] {
    let effective: [(key: [Bool?], effect: Effect)] = effects.compactMap { key, effect in
      guard key.kind == kind, key.place == place, let effect else { return nil }
      return (key.features, effect)
    }.sorted { "\($0.key)" < "\($1.key)" }
    return merged(effective).map { features, effect in
      let conditions = zip(kind.features, features).compactMap { feature, value in
        value.map { ($0 ? "" : "!") + feature.rawValue }
      }
      let guardText =
        (["event == \(constant(kind))", "place == \(constant(place))"] + conditions)
        .joined(separator: " && ")
      let holder = HolderEffect.allCases.first(where: effect.holder.contains) ?? .heldBySame
      let messages = MessageEffect.allCases.first(where: effect.messages.contains) ?? .none
      return """
          :: \(guardText) ->
             to = \(constant(effect.place)); has = \(constant(holder)); \
        passes = \(effect.passes); messages = \(constant(messages))
        """
    }.sorted()
  }

  /// Rows that differ in one feature and do the same are one row.
  private func merged(_ rows: [(key: [Bool?], effect: Effect)]) -> [([Bool?], Effect)] {
    var rows = rows
    while let (left, right, feature) = pair(rows) {
      rows[left].key[feature] = nil
      rows.remove(at: right)
    }
    return rows.map { ($0.key, $0.effect) }
  }

  private func pair(_ rows: [(key: [Bool?], effect: Effect)]) -> (Int, Int, Int)? {
    for left in rows.indices {
      for right in rows.indices where right > left && rows[left].effect == rows[right].effect {
        let different = rows[left].key.indices.filter { rows[left].key[$0] != rows[right].key[$0] }
        if different.count == 1 { return (left, right, different[0]) }
      }
    }
    return nil
  }

  /// `handOver` as `HAND_OVER`.
  private func constant(_ value: some RawRepresentable<String>) -> String {
    value.rawValue.reduce(into: "") { name, letter in
      if letter.isUppercase { name += "_" }
      name += letter.uppercased()
    }
  }
}
