import Foundation
import Testing

/// A model of the sample's knowledge, by `baton train`: learnt once for all suites that need one. It promises less than
/// the one that `baton up` learns, so that the two are told apart.
enum SampleModel {
  private static let training = Task {
    let file = FileManager.default.temporaryDirectory.appending(path: "sample-\(UUID()).model")
    let trained = try await Command.baton(
      "train", BatonUp.sample.appending(path: "knowledge").path, "--wanted-precision", "0.9",
      "--out", file.path)
    guard trained.status == 0 else { throw HarnessError(trained.errors) }
    return (file, trained.output)
  }

  static var file: URL {
    get async throws { try await training.value.0 }
  }

  /// What was said of it.
  static var report: String {
    get async throws { try await training.value.1 }
  }
}
