/// The table as the model includes it.
extension BridgeTable {
  var promela: String {
    let head = [
      "/* What the bridge tells of every event. Written by BridgeTableTests: do not edit. */",
      "", "#define COPY_NOTHING 0", "", "inline copied() {", "  if",
    ]
    let table = Kind.allCases.flatMap { kind in
      Place.allCases.flatMap { place in
        [true, false].flatMap { rows(kind, place, isEffective: $0) }
      }
    }
    let tail = ["  :: else -> copy = COPY_NOTHING", "  fi", "}"]
    return (head + table + tail).joined(separator: "\n") + "\n"
  }

  /// One row for all that make the same; what makes no difference is not asked for.
  private func rows(_ kind: Kind, _ place: Place, isEffective: Bool) -> [String] {
    let all = copies.filter {
      $0.key.kind == kind && $0.key.place == place && $0.key.isEffective == isEffective
    }
    let asksFresh = all.contains { key, copy in
      all.contains { $0.key.isNamed == key.isNamed && $0.value != copy }
    }
    let asksNamed = all.contains { key, copy in
      all.contains { $0.key.isFresh == key.isFresh && $0.value != copy }
    }
    let rows = all.compactMap { key, copy -> String? in
      guard let copy else { return nil }
      var conditions = [
        "event == \(constant(kind))", "place == \(constant(place))",
        isEffective ? "effective" : "!effective",
      ]
      if asksFresh { conditions.append(key.isFresh ? "fresh" : "!fresh") }
      if asksNamed { conditions.append(key.isNamed ? "named" : "!named") }
      return "  :: \(conditions.joined(separator: " && ")) -> copy = \(copy)"
    }
    return Set(rows).sorted()
  }

  /// `handOver` as `HAND_OVER`.
  private func constant(_ value: some RawRepresentable<String>) -> String {
    value.rawValue.reduce(into: "") { name, letter in
      if letter.isUppercase { name += "_" }
      name += letter.uppercased()
    }
  }
}
