/// Something the system says to a customer in the firm's own words.
public enum SystemText: String, Sendable, CaseIterable {
  /// The page's first words, before anybody wrote.
  case greeting
  /// The bot hands over: a person is being looked for.
  case handover
  /// Where the customer stands: `{position}`, `{wait}`, `{queue}`.
  case position
  /// The same when nothing is known about the wait: `{position}`, `{queue}`.
  case positionOnly
  /// Outside opening hours: `{opens}`, `{queue}`.
  case afterHours
  /// The same with a promise of when they are answered at the latest: `{opens}`, `{promise}`, `{queue}`.
  case afterHoursPromise
  /// Open, but nobody is there: `{queue}`.
  case nobodyOnline
  /// Whoever had it is gone; it is back in line where it stood: `{queue}`.
  case agentLost
  /// Another queue takes it on: `{queue}`.
  case moved
  /// An agent took the conversation: `{agent}`.
  case connected
  /// It goes to other people: `{queue}`.
  case transferred
  /// The agent gave the conversation back to the bot.
  case returned
  /// The agent is late with an answer.
  case delayed
  /// It is resolved: the customer may still write.
  case resolved
  /// It is closed after silence.
  case closedIdle
  /// It is closed.
  case closed
  /// The request to rate.
  case rating

  /// The names that may stand in braces in its text.
  public var placeholders: [String] {
    switch self {
    case .position: ["position", "wait", "queue"]
    case .positionOnly: ["position", "queue"]
    case .afterHours: ["opens", "queue"]
    case .afterHoursPromise: ["opens", "promise", "queue"]
    case .nobodyOnline, .transferred, .agentLost, .moved: ["queue"]
    case .connected: ["agent"]
    default: []
    }
  }
}

/// The firm's words for everything the system says.
public struct Texts: Sendable, Hashable {
  public var wordings: [SystemText: Wording]

  public init(_ wordings: [SystemText: Wording] = [:]) {
    self.wordings = Self.defaults.merging(wordings) { _, own in own }
  }

  /// The text in that language with its placeholders filled.
  public func text(
    _ text: SystemText, language: String?, _ values: [String: String] = [:]
  ) -> String {
    let template = wordings[text, default: Wording(en: "")][language]
    return Self.fill(template, values)
  }

  /// One pass, so that a value that contains braces is not read again.
  static func fill(_ template: String, _ values: [String: String]) -> String {
    var filled = ""
    var rest = Substring(template)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = String(rest[rest.index(after: open)..<close])
      filled += rest[..<open]
      filled += values[name] ?? "{\(name)}"
      rest = rest[rest.index(after: close)...]
    }
    return filled + rest
  }

  /// What stands in for a text that the firm did not write.
  public static let defaults: [SystemText: Wording] = [
    .greeting: Wording(en: "Hello! How can we help?", zh: "您好！请问有什么可以帮您？"),
    .handover: Wording(
      en: "I am connecting you with a colleague, who will see everything we have discussed.",
      zh: "正在为您转接人工客服，之前的对话同事都能看到，无需重复说明。"),
    .position: Wording(
      en: "You are number {position} in line; the wait is about {wait}.",
      zh: "您当前排在第 {position} 位，预计等待约 {wait}。"),
    .positionOnly: Wording(
      en: "You are number {position} in line.", zh: "您当前排在第 {position} 位。"),
    .afterHours: Wording(
      en: "Our colleagues are back {opens}. Your conversation stays in line and they answer here.",
      zh: "人工客服将于 {opens} 上班。您的会话已保留在队列中，届时会在这里回复您。"),
    .afterHoursPromise: Wording(
      en:
        "Our colleagues are back {opens}. Leave your message here: you are answered by {promise} at the latest.",
      zh: "人工客服将于 {opens} 上班。请在此留言，我们最迟在 {promise} 前回复您。"),
    .agentLost: Wording(
      en: "Your colleague had to leave. You keep your place in line and somebody else takes over.",
      zh: "为您服务的同事已离线。您的排队位置已保留，其他同事会尽快接替。"),
    .moved: Wording(
      en: "To answer you sooner, other colleagues take this on. You keep your place in line.",
      zh: "为尽快回复您，您的会话已转给其他同事，排队位置保持不变。"),
    .nobodyOnline: Wording(
      en: "Nobody is free right now. Your conversation stays in line and we answer here.",
      zh: "目前没有空闲的人工客服。您的会话已保留在队列中，我们会在这里回复您。"),
    .connected: Wording(en: "{agent} is with you now.", zh: "{agent} 已为您服务。"),
    .transferred: Wording(
      en: "I am passing you on to {queue}, with everything said so far.",
      zh: "正在为您转接{queue},之前的对话会一并转交。"),
    .returned: Wording(
      en: "Our assistant takes over again. Ask for a person whenever you want one.",
      zh: "接下来由智能助手为您服务，如需人工客服请随时说明。"),
    .delayed: Wording(
      en: "It takes a little longer. Thank you for your patience.", zh: "处理时间较长，感谢您的耐心等待。"),
    .resolved: Wording(
      en: "We think this is solved. If not, just write again.", zh: "您的问题已处理完毕，如仍有疑问请直接回复。"),
    .closedIdle: Wording(
      en: "We close this conversation because it has been quiet. Write again at any time.",
      zh: "由于长时间没有新消息，本次会话已结束。如需帮助请随时留言。"),
    .closed: Wording(en: "Thank you. Goodbye!", zh: "感谢您的咨询，再见！"),
    .rating: Wording(en: "How was our service, from 1 to 5?", zh: "请为本次服务打分(1 至 5 分)。"),
  ]
}
