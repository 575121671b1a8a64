internal import Foundation

/// What changes about a file when somebody saves it.
struct FileStamp: Hashable {
  var path: String
  var modified: Date
  var size: Int

  /// The stamps of files, and of all files in folders, sorted by path; links are followed.
  static func all(under urls: [URL]) -> [FileStamp] {
    urls.flatMap(stamps).sorted { $0.path < $1.path }
  }

  private static func stamps(_ url: URL) -> [FileStamp] {
    let url = url.resolvingSymlinksInPath()
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
      return []
    }
    guard isFolder.boolValue else { return stamp(url.path).map { [$0] } ?? [] }
    let names = FileManager.default.enumerator(atPath: url.path)
    return (names?.compactMap { $0 as? String } ?? []).compactMap { stamp("\(url.path)/\($0)") }
  }

  private static func stamp(_ path: String) -> FileStamp? {
    let real = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    guard let facts = try? FileManager.default.attributesOfItem(atPath: real),
      facts[.type] as? FileAttributeType == .typeRegular
    else { return nil }
    return FileStamp(
      path: path, modified: facts[.modificationDate] as? Date ?? .distantPast,
      size: (facts[.size] as? NSNumber)?.intValue ?? 0)
  }
}
