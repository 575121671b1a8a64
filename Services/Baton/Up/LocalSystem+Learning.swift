import Firm
import Foundation
import ServiceHost
import Understanding

/// Learning the firm's knowledge beside everything else: the bot takes a model as soon as it is there.
extension LocalSystem {
  /// At the start and whenever the knowledge changes, until the task is cancelled.
  func learn() async {
    guard plan.learns else { return }
    let folder = plan.knowledge
    // What is wrong in the knowledge the bot says.
    guard
      let knowledge = try? HotReload(
        watching: [folder], load: { KnowledgeIndex(try KnowledgeFolder.load(folder)) })
    else { return }
    let watching = Task { try await knowledge.run() }
    defer { watching.cancel() }
    for await index in knowledge.values where !plan.isLearnt(index) {
      do { try await learn(index) } catch {
        if !isStopping { console.problem("The knowledge was not learnt: \(error)") }
      }
    }
  }

  private func learn(_ index: KnowledgeIndex) async throws {
    let begin = ContinuousClock.now
    console.learning(index.articles.count)
    let training = try ChildProcess(
      plan.baton(
        "train", ["train", plan.knowledge.path, "--out", plan.data.model.path, "--yielding"]))
    await keeper.keep(training.pid)
    let status = await withTaskCancellationHandler {
      await training.exitStatus()
    } onCancel: {
      training.send(SIGKILL)
    }
    await keeper.release(training.pid)
    guard status == 0 else {
      throw CommandFailure(.failed, "status \(status)\n\(logEnd(of: "train"))")
    }
    let model = try ModelFile.load(plan.data.model)
    console.learnt(model, after: ContinuousClock.now - begin)
  }
}

extension UpPlan {
  /// Whether the model in the data folder is of this knowledge, and no older than what chose its thresholds.
  fileprivate func isLearnt(_ index: KnowledgeIndex) -> Bool {
    guard let model = try? ModelFile.load(data.model),
      model.origin.sourceVersion == index.version
    else { return false }
    let chosenBy = [
      TrainingSource.validation(beside: knowledge), TrainingSource.outOfScope(beside: knowledge),
    ]
    return chosenBy.allSatisfy { Self.changed(data.model) >= Self.changed($0) }
  }

  private static func changed(_ file: URL) -> Date {
    let facts = try? FileManager.default.attributesOfItem(atPath: file.path)
    return facts?[.modificationDate] as? Date ?? .distantPast
  }
}
