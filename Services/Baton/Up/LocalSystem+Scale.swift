import Foundation

/// More or fewer processes of a service while everything runs: what `baton scale` asks for.
extension LocalSystem {
  /// Looks at what is asked for until the task is cancelled.
  func watchScale(_ kafka: String) async {
    var done = WantedScale()
    while !Task.isCancelled {
      try? await Task.sleep(for: WantedScale.interval)
      let wanted = WantedScale(in: plan.data)
      defer { done = wanted }
      for (service, count) in wanted.inOrder where done.counts[service] != count {
        do {
          try await scale(service, to: count, kafka)
        } catch {
          console.problem("\(service) cannot be scaled to \(count): \(error)")
        }
      }
    }
  }

  private func scale(_ service: ServiceName, to count: Int, _ kafka: String) async throws {
    let running = instances.filter { $0.service == service }
    if count < running.count {
      await end(Array(running[count...]), kafka)
    } else if count > running.count {
      try await add(
        (running.count + 1...count).map { UpPlan.Instance(service, $0) }, after: running, kafka)
    }
  }

  private func end(_ surplus: [UpPlan.Instance], _ kafka: String) async {
    let names = surplus.map(\.name)
    instances.removeAll { names.contains($0.name) }
    for name in names {
      await services.end(name, grace: .seconds(6))
      listening[name] = nil
      console.ended(name)
    }
    await tellScale(kafka)
  }

  private func add(
    _ added: [UpPlan.Instance], after running: [UpPlan.Instance], _ kafka: String
  ) async throws {
    let begin = ContinuousClock.now
    let common = try environment(kafka: kafka)
    let place = instances.lastIndex { running.contains($0) } ?? instances.count - 1
    instances.insert(contentsOf: added, at: place + 1)
    for instance in added {
      deaths[instance.name] = nil
      try await start(instance, common)
    }
    for instance in added { try await awaitReady(instance, since: begin) }
    await tellScale(kafka)
  }

  private func tellScale(_ kafka: String) async {
    ready = readyFile(kafka)
    await tellReady()
  }
}
