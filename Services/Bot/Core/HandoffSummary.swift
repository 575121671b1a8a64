internal import Conversation

/// The few lines an agent reads first: what the customer wants, why it comes to people, what the bot did.
struct HandoffSummary {
  private let conversation: Conversation
  private let turn: TurnUnderstood
  private let escalation: Escalation
  /// The score from which an article is near, 0 to 1.
  private let nearScore: Double

  init(
    _ conversation: Conversation, _ turn: TurnUnderstood, _ escalation: Escalation,
    nearScore: Double
  ) {
    self.conversation = conversation
    self.turn = turn
    self.escalation = escalation
    self.nearScore = nearScore
  }

  func text(_ language: ReplyLanguage) -> String {
    language == .chinese ? chinese : english
  }

  private static let quoteLimit = 160

  /// The customer's last three messages of this session.
  private var quotes: [String] {
    conversation.transcript.entries
      .filter { $0.session == conversation.session && $0.author.role == .customer }
      .suffix(3)
      .map { entry in
        let text = conversation.transcript.wordsWithoutCode(entry)
        return text.count > Self.quoteLimit ? text.prefix(Self.quoteLimit) + "…" : text
      }
      .filter { !$0.isEmpty }
  }

  private var botReplies: [TranscriptEntry] {
    conversation.transcript.entries
      .filter { $0.session == conversation.session && $0.author.role == .bot }
  }

  /// The last three that told nothing, with why.
  private var failedLookups: [String] {
    conversation.lookups.compactMap { lookup -> String? in
      guard let result = lookup.result, !result.succeeded else { return nil }
      return "\(lookup.connector) (\(result.reason))"
    }.suffix(3)
  }

  private var nearest: String {
    turn.matches.first.flatMap { $0.score >= nearScore ? $0.title : nil } ?? ""
  }

  /// Each queue with what belongs there.
  private var departments: [String] {
    escalation.subjects.map { "\($0.queue) (\($0.name))" }
  }

  private var english: String {
    var lines = quotes.isEmpty ? [] : ["Customer: " + quotes.joined(separator: " / ")]
    lines.append("Handed over because \(escalation.reason.english).")
    if !departments.isEmpty {
      lines.append("It concerns " + departments.joined(separator: "; ") + ".")
    }
    if !nearest.isEmpty {
      lines.append("Nearest article: \(nearest) (\(percent(turn.matches[0].score))).")
    }
    if !failedLookups.isEmpty {
      lines.append("Could not be looked up: " + failedLookups.joined(separator: "; ") + ".")
    }
    let answered = botReplies.count { $0.replyKind == .answered }
    let asked = botReplies.count { $0.replyKind == .askedBack }
    if answered + asked > 0 {
      lines.append("The bot answered \(answered) and asked back \(asked) times.")
    }
    return lines.joined(separator: "\n")
  }

  private var chinese: String {
    var lines = quotes.isEmpty ? [] : ["客户：" + quotes.joined(separator: " / ")]
    lines.append("转人工原因：\(escalation.reason.chinese)。")
    if !departments.isEmpty { lines.append("涉及：" + departments.joined(separator: "；") + "。") }
    if !nearest.isEmpty {
      lines.append("最接近的知识：\(nearest)（\(percent(turn.matches[0].score))）。")
    }
    if !failedLookups.isEmpty {
      lines.append("未能查询：" + failedLookups.joined(separator: "；") + "。")
    }
    let answered = botReplies.count { $0.replyKind == .answered }
    let asked = botReplies.count { $0.replyKind == .askedBack }
    if answered + asked > 0 { lines.append("机器人已回答 \(answered) 次，反问 \(asked) 次。") }
    return lines.joined(separator: "\n")
  }

  private func percent(_ score: Double) -> String {
    "\(Int((max(0, min(1, score)) * 100).rounded())) %"
  }
}

extension EscalationReason {
  fileprivate var english: String {
    switch self {
    case .customerRequest: "the customer asked for a person"
    case .lowConfidence: "the bot was not sure"
    case .noAnswer: "the bot found no answer"
    case .repeatedFailure: "the bot failed twice in a row"
    case .negativeSentiment: "the customer is upset"
    case .outOfScope: "it is beyond what the bot can read"
    case .policyRequired: "people always decide this"
    case .botError: "the bot had an error"
    case .botTimeout: "the bot was late"
    case .maxTurns: "the bot had its turns"
    case .identityUnverified: "the customer's identity is not verified"
    case .multiDepartment: "it concerns several departments"
    case .supervisorTakeover: "a supervisor took over"
    case .afterHours: "it is after hours"
    case .unspecified, .UNRECOGNIZED: "no reason was given"
    }
  }

  fileprivate var chinese: String {
    switch self {
    case .customerRequest: "客户要求人工服务"
    case .lowConfidence: "机器人把握不足"
    case .noAnswer: "机器人没有找到答案"
    case .repeatedFailure: "机器人连续未能解答"
    case .negativeSentiment: "客户情绪不满"
    case .outOfScope: "超出机器人的处理范围"
    case .policyRequired: "按规定须由人工处理"
    case .botError: "机器人出错"
    case .botTimeout: "机器人超时"
    case .maxTurns: "机器人回复次数已达上限"
    case .identityUnverified: "客户身份未核实"
    case .multiDepartment: "涉及多个部门"
    case .supervisorTakeover: "主管接管"
    case .afterHours: "非服务时间"
    case .unspecified, .UNRECOGNIZED: "未说明"
    }
  }
}
