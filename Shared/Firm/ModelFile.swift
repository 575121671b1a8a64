public import Foundation
public import Understanding

/// A model in a file, used where the system maps it: nothing is copied, and several processes share one copy.
public enum ModelFile {
  /// What a firm's folder calls it.
  public static let name = "understanding.model"

  /// The model of a file; where none is named that of a firm's folder, if it has one.
  ///
  /// - Throws: as `load(_:)`.
  public static func load(
    _ named: URL?, orIn folder: URL
  ) throws(FirmProblems) -> UnderstandingModel? {
    if let named { return try load(named) }
    let own = folder.appending(path: name)
    return FileManager.default.fileExists(atPath: own.path) ? try load(own) : nil
  }

  /// - Throws: ``FirmProblems``, with the file's name and what to do, where it is missing or no model.
  public static func load(_ url: URL) throws(FirmProblems) -> UnderstandingModel {
    try load(url, named: url)
  }

  /// - Parameter name: the file that problems name.
  private static func load(
    _ url: URL, named name: URL
  ) throws(FirmProblems) -> UnderstandingModel {
    do {
      return try UnderstandingModel(try map(url))
    } catch let error as ModelFileError {
      throw problem(name, "\(error)")
    } catch {
      throw problem(name, "it cannot be read: \(error.localizedDescription)")
    }
  }

  /// The same, of a copy that has no name: whoever writes over the file, in place, changes nothing under the one who uses
  /// it, and what is half written then is refused here and read whole at the next look. Where there is no room for a copy
  /// the file itself is used.
  public static func loadCopy(_ url: URL) throws(FirmProblems) -> UnderstandingModel {
    let files = FileManager.default
    let copy = files.temporaryDirectory.appending(path: "baton-model-\(UUID())")
    defer { try? files.removeItem(at: copy) }
    do {
      try files.copyItem(at: url, to: copy)
    } catch {
      return try load(url)
    }
    return try load(copy, named: url)
  }

  private static func map(_ url: URL) throws -> ModelMemory {
    let descriptor = open(url.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    let length = Int(status.st_size)
    guard length > 0 else { throw ModelFileError.notAModel }
    let address = mmap(nil, length, PROT_READ, MAP_PRIVATE, descriptor, 0)
    guard let address, address != MAP_FAILED else {
      throw POSIXError(.init(rawValue: errno) ?? .EIO)
    }
    return ModelMemory(UnsafeRawBufferPointer(start: address, count: length)) { bytes in
      munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
    }
  }

  private static func problem(_ url: URL, _ message: String) -> FirmProblems {
    FirmProblems([FirmProblem(file: url.lastPathComponent, message: message)])
  }
}
