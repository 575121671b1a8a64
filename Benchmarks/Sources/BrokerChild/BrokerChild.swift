public import Foundation

/// A broker in a process of its own, so that neither its work nor its memory is counted: the same
/// program, started again with other arguments.
public enum BrokerChild {
  /// Starts it, and gives where it listens.
  public static func launch(_ arguments: [String]) throws -> (process: Process, address: String) {
    let process = Process()
    process.executableURL = Bundle.main.executableURL
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardInput = Pipe()
    try process.run()
    var address = ""
    while !address.hasSuffix("\n") {
      let bytes = output.fileHandleForReading.availableData
      guard !bytes.isEmpty else { throw CocoaError(.executableLoad) }
      address += String(decoding: bytes, as: UTF8.self)
    }
    return (process, String(address.dropLast()))
  }

  /// In its process: says where it listens, and ends when the standard input does.
  public static func serve(_ address: String) {
    print(address)
    fflush(nil)
    while !FileHandle.standardInput.availableData.isEmpty {}
  }
}
