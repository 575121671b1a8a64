/// The table as the model includes it.
extension TeamTable {
  var promela: String {
    let parts = [
      ["/* What the team's fold says of every event. Written by TeamTableTests: do not edit. */"],
      ["/* What becomes of a conversation's work. */"] + defines(Phase.allCases, from: 0),
      ["/* What may be appended. */"] + defines(Kind.allCases, from: 1),
      ["/* Whose it is then, and by which reservation. */"]
        + Name.allCases.enumerated().map { "#define THEN_\(constant($1)) \($0)" },
      [
        "/* The effective events; every other one is void. */", "inline judgeWork() {",
        "  taken = true;", "  if",
      ] + rows + ["  :: else -> taken = false", "  fi", "}"],
    ]
    return parts.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private func defines(_ values: [some RawRepresentable<String>], from first: Int) -> [String] {
    values.enumerated().map { "#define \(constant($1)) \($0 + first)" }
  }

  private var rows: [String] {
    Kind.allCases.flatMap { kind in
      Phase.allCases.flatMap { phase in rows(kind, phase) }
    }
  }

  /// One row for all that do the same; what makes no difference is not asked for.
  private func rows(_ kind: Kind, _ phase: Phase) -> [String] {
    let all = effects.filter { $0.key.kind == kind && $0.key.phase == phase }
    let asksHolding = all.contains { $0.value != flipped(\.isHolding, $0.key) }
    let asksRoom = all.contains { $0.value != flipped(\.hasRoom, $0.key) }
    let asksAge = Age.allCases.contains { age in
      all.contains { key, effect in
        var other = key
        other.age = age
        return effects[other] != .some(effect)
      }
    }
    let rows = all.compactMap { key, effect -> String? in
      guard let effect else { return nil }
      var conditions = ["said == \(constant(kind))", "phase == \(constant(phase))"]
      if asksAge, phase != .noWork { conditions.append(key.age.rawValue) }
      if asksHolding { conditions.append((key.isHolding ? "" : "!") + "holding") }
      if asksRoom { conditions.append((key.hasRoom ? "" : "!") + "room") }
      return """
          :: \(conditions.joined(separator: " && ")) ->
             toPhase = \(constant(effect.phase)); toAgent = \(then(effect.agent)); \
        toReservation = \(then(effect.reservation)); takesEpoch = \(effect.takesEpoch)
        """
    }
    return Set(rows).sorted()
  }

  private func flipped(_ feature: WritableKeyPath<Key, Bool>, _ key: Key) -> Effect? {
    var other = key
    other[keyPath: feature].toggle()
    return effects[other] ?? nil
  }

  private func then(_ names: Set<Name>) -> String {
    "THEN_" + constant(Name.allCases.first(where: names.contains) ?? .same)
  }

  /// `workQueued` as `WORK_QUEUED`.
  private func constant(_ value: some RawRepresentable<String>) -> String {
    value.rawValue.reduce(into: "") { name, letter in
      if letter.isUppercase { name += "_" }
      name += letter.uppercased()
    }
  }
}
