import Foundation
import Understanding

/// How well dates and amounts of money are found in what people wrote and said to a bank and a hotel (NLU++). Right is a
/// slot whose value is the one that was noted, wherever it stands.
struct SlotQuality {
  private struct Line: Decodable {
    var text: String
    var slots: [String: Noted]
  }

  private struct Noted: Decodable {
    var text: String
    var value: Value?
  }

  /// A date, or an amount; other kinds are not looked at.
  private struct Value: Decodable {
    var day: Int?
    var month: Int?
    var year: Int?
    var amount: Double?

    private enum Key: CodingKey {
      case day, month, year, amount
    }

    init(from decoder: any Decoder) throws {
      guard let fields = try? decoder.container(keyedBy: Key.self) else { return }
      day = try? fields.decode(Int.self, forKey: .day)
      month = try? fields.decode(Int.self, forKey: .month)
      year = try? fields.decode(Int.self, forKey: .year)
      amount = try? fields.decode(Double.self, forKey: .amount)
    }

    var date: String? {
      guard let year, let month, let day else { return nil }
      return CalendarDay(year: year, month: month, day: day)?.text
    }
  }

  struct Result {
    private(set) var noted = 0
    private(set) var found = 0
    private(set) var right = 0

    /// Nil where there was none.
    var recall: Double? { noted == 0 ? nil : Double(right) / Double(noted) }
    var precision: Double? { found == 0 ? nil : Double(right) / Double(found) }

    fileprivate mutating func count(_ noted: [String], _ found: [String]) {
      var left = found
      self.noted += noted.count
      self.found += found.count
      for value in noted {
        guard let place = left.firstIndex(of: value) else { continue }
        left.remove(at: place)
        right += 1
      }
    }
  }

  private(set) var dates = Result()
  private(set) var amounts = Result()

  /// The day that the notes count from.
  private static let said = CalendarDay(year: 2022, month: 3, day: 15)
  private static let dateNames = ["date", "date_from", "date_to"]

  init(_ files: [URL]) throws {
    for line in try files.flatMap({ try JSONLines.read(Line.self, $0) }) {
      let found = SlotScanner.slots(in: line.text, said: Self.said)
      let values = { (kind: Slot.Kind) in found.filter { $0.kind == kind }.map(\.value) }
      dates.count(Self.dateNames.compactMap { line.slots[$0]?.value?.date }, values(.date))
      amounts.count(
        [line.slots["amount_of_money"]?.value?.amount].compactMap(\.self).map(Self.number),
        values(.amount).map { Self.number(Double($0.prefix { $0 != " " }) ?? 0) })
    }
  }

  private static func number(_ amount: Double) -> String { String(format: "%.2f", amount) }
}
