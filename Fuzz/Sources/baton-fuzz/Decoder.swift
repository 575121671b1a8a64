/// What reads bytes that come from outside.
enum Decoder: String, CaseIterable {
  /// The value of a record of a conversation.
  case conversationRecord = "conversation-record"
  /// Records of a conversation one after the other, folded, and what services make of them.
  case conversationLog = "conversation-log"
  /// The same of a team's log.
  case teamLog = "team-log"
  /// What a group noted with a commit.
  case restoreNote = "restore-note"
  /// The records that are JSON: signals and gateways.
  case jsonRecord = "json-record"
  /// Bodies that gateways and chat pages send.
  case intakeBody = "intake-body"
  /// Bodies that the agents' console sends.
  case deskBody = "desk-body"
  /// What stands in the head of a request.
  case requestHead = "request-head"
  /// Calls signed by Standard Webhooks.
  case webhook
  /// Tokens and tickets of chat pages.
  case chatToken = "chat-token"
  /// Tokens of agents.
  case sessionToken = "session-token"
  /// Tokens and keys of an OpenID Connect issuer.
  case issuerToken = "issuer-token"
  /// What the firm's systems answer, and the templates of what is said of it.
  case lookupAnswer = "lookup-answer"
  /// What a language model answers.
  case modelReply = "model-reply"
  /// The firm's files.
  case yaml
  /// Ids, times, positions and whatever else stands in one line.
  case textField = "text-field"
  /// The file of a trained model.
  case modelFile = "model-file"
  /// What a customer says.
  case messageText = "message-text"

  /// Reads the bytes and traps where something is not as promised.
  var reading: ([UInt8]) -> Void {
    switch self {
    case .conversationRecord: RecordReading.read
    case .conversationLog: ConversationFolding.read
    case .teamLog: TeamFolding.read
    case .restoreNote: NoteReading.read
    case .jsonRecord: JSONRecordReading.read
    case .intakeBody: IntakeReading.read
    case .deskBody: DeskReading.read
    case .requestHead: HeadReading.read
    case .webhook: WebhookReading.read
    case .chatToken: ChatTokenReading().read
    case .sessionToken: SessionTokenReading().read
    case .issuerToken: IssuerTokenReading().read
    case .lookupAnswer: LookupReading.read
    case .modelReply: ModelReplyReading.read
    case .yaml: YAMLReading.read
    case .textField: FieldReading.read
    case .modelFile: ModelFileReading().read
    case .messageText: MessageReading().read
    }
  }
}

/// Traps with a sentence, in release too.
func promise(_ isKept: Bool, _ sentence: @autoclosure () -> String) {
  if !isKept { fatalError("broken: \(sentence())") }
}
