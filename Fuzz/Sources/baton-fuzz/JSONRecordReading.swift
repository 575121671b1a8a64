@testable import DeliveryDoor
import Foundation
@testable import LogRuntime

enum JSONRecordReading {
  static func read(_ bytes: [UInt8]) {
    if let signal = TypingSignal(value: bytes) {
      let written = try? JSONEncoder().encode(signal)
      promise(
        written.flatMap { TypingSignal(value: [UInt8]($0)) } == signal, "it is another signal now")
    }
    if let record = try? JSONDecoder().decode(GatewayRecord.self, from: Data(bytes)) {
      let written = try? record.bytes()
      let again = written.flatMap { try? JSONDecoder().decode(GatewayRecord.self, from: Data($0)) }
      promise(again == record, "it is another gateway now")
      _ = record.key.recordKey
    }
  }
}
