import AsyncHTTPClient
import DeskCore
import Firm
import Foundation
import Metrics
import NIOCore
import NIOHTTP1
import Outbound
import Synchronization
import Understanding
import Web

/// Has the firm's language model rewrite or translate words for a person, without what names somebody by figures.
final class WritingHelp: Sendable {
  enum Outcome: Sendable, Equatable {
    case written(String)
    /// Why there is nothing, for a person.
    case none(String)
  }

  /// Whoever presses the buttons all the time waits a moment.
  let throttle = Throttle<String>(perSecond: 0.5, burst: 6)
  private let clients: OutboundClients
  private let breaker = Mutex(CircuitBreaker())
  private let start = ContinuousClock.now

  init(clients: OutboundClients) {
    self.clients = clients
  }

  /// Of the model and of what it is asked with, as records name it.
  static func version(of model: LanguageModel) -> String {
    "\(model.model), writing \(WritingPrompt.version)"
  }

  private var now: Int64 { Int64((ContinuousClock.now - start) / .milliseconds(1)) }

  /// Never throws: whatever happens is an outcome.
  ///
  /// - Parameter id: of this asking.
  func write(
    _ task: WritingTask, _ text: String, in language: String, by model: LanguageModel, id: String
  ) async -> Outcome {
    guard let permit = breaker.withLock({ $0.admit(now: now) }) else {
      return count(task, .none("it is left alone after failures"))
    }
    let kept = PrivateWords.kept(of: text)
    let answer = await ask(task, kept.masked, language, model, id)
    breaker.withLock { breaker in
      if answer.isFault { breaker.failed(permit, now: now) } else { breaker.succeeded(permit) }
    }
    guard let written = answer.text else { return count(task, .none(answer.reason)) }
    guard let restored = kept.restored(in: written, mayLack: task.mayLeaveOut) else {
      return count(task, .none("it changed a number or an address"))
    }
    return count(task, .written(restored))
  }

  private func count(_ task: WritingTask, _ outcome: Outcome) -> Outcome {
    let word = if case .written = outcome { "written" } else { "none" }
    Counter(
      label: "baton_desk_writing_help_total",
      dimensions: [("task", task.rawValue), ("outcome", word)]
    ).increment()
    return outcome
  }

  /// What came of one call.
  private struct Answer {
    var text: String?
    var reason = ""
    /// Whether the endpoint is not well.
    var isFault = false
  }

  private struct Data: Encodable {
    var task: String
    var text: String
  }

  private struct Written: Decodable {
    var text: String
  }

  private func ask(
    _ task: WritingTask, _ text: String, _ language: String, _ model: LanguageModel, _ id: String
  ) async -> Answer {
    let question = ChatCompletion.Question(
      system: WritingPrompt(task, language: language).system,
      user: ChatCompletion.data(Data(task: task.rawValue, text: text)),
      tokens: max(model.tokens, min(4_000, text.utf8.count + 200)), id: id, agent: "baton-desk/1")
    guard model.missing.isEmpty, let request = ChatCompletion.request(question, of: model) else {
      return Answer(reason: "its configuration is incomplete")
    }
    do {
      let client = try await clients.client(for: request.url, allowPrivate: model.allowPrivate)
      let response = try await client.execute(request, timeout: .init(model.timeout))
      guard response.status == .ok else {
        let isOurs = [400, 413, 422].contains(response.status.code)
        return Answer(reason: "it answered \(response.status.code)", isFault: !isOurs)
      }
      let body = try await response.body.collect(upTo: ChatCompletion.answerLimit)
      return read(Foundation.Data(body.readableBytesView))
    } catch OutboundClients.Refusal.forbidden(let reason) {
      return Answer(reason: reason)
    } catch {
      return Answer(reason: "it does not answer", isFault: true)
    }
  }

  private func read(_ body: Foundation.Data) -> Answer {
    guard let answer = try? JSONDecoder().decode(ChatCompletion.Answer.self, from: body),
      let choice = answer.choices.first
    else { return Answer(reason: "its answer cannot be read", isFault: true) }
    guard !choice.isCutOff, let content = choice.message.content,
      let written = ChatCompletion.object(Written.self, in: content)
    else { return Answer(reason: "its answer is not what was asked for") }
    let text = written.text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !text.isEmpty, text.unicodeScalars.count <= 8_000 else {
      return Answer(reason: "its answer is empty or too long")
    }
    return Answer(text: text)
  }
}
