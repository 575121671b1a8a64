import Foundation

/// Where the executables of this build are: beside the one that runs.
enum Executables {
  /// Of a test, the folder that its bundle was built into.
  static var folder: URL {
    let running = URL(filePath: Bundle.main.executablePath ?? CommandLine.arguments[0])
    return running.resolvingSymlinksInPath().deletingLastPathComponent()
  }
}
