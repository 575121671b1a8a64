import CLibFuzzer
import Foundation

/// `baton-fuzz DECODER [libFuzzer's arguments]` gives a decoder bytes that nobody thought of, led by
/// which of its code they reach, until one traps or as often as `-runs=` says.
/// `baton-fuzz seeds DECODER FOLDER` writes what there is to start from.
@main
enum BatonFuzz {
  /// Names the decoder to processes that libFuzzer starts with its own arguments alone, to merge.
  private static let variable = "BATON_FUZZ_DECODER"

  static func main() throws {
    let arguments = CommandLine.arguments
    let inherited = ProcessInfo.processInfo.environment[variable].flatMap { Decoder(rawValue: $0) }
    if let inherited {
      exit(fuzz(inherited, arguments))
    } else if arguments.count == 4, arguments[1] == "seeds",
      let decoder = Decoder(rawValue: arguments[2])
    {
      try Seeds.write(for: decoder, into: URL(filePath: arguments[3]))
    } else if arguments.count > 1, let decoder = Decoder(rawValue: arguments[1]) {
      setenv(variable, decoder.rawValue, 1)
      exit(fuzz(decoder, [arguments[0]] + arguments[2...]))
    } else {
      print(Decoder.allCases.map(\.rawValue).joined(separator: "\n"))
    }
  }

  nonisolated(unsafe) private static var read: ([UInt8]) -> Void = { _ in }

  private static func fuzz(_ decoder: Decoder, _ arguments: [String]) -> Int32 {
    read = decoder.reading
    var pointers = arguments.map { strdup($0) }
    pointers.append(nil)
    var count = Int32(arguments.count)
    return pointers.withUnsafeMutableBufferPointer { pointers in
      var first = pointers.baseAddress
      return LLVMFuzzerRunDriver(&count, &first) { bytes, size in
        BatonFuzz.read([UInt8](UnsafeBufferPointer(start: bytes, count: size)))
        return 0
      }
    }
  }
}
