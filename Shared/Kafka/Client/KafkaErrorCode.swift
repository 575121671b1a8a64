import CRdkafka

extension KafkaError {
  /// A Kafka protocol error code (0 and above) or one of librdkafka's own (below 0).
  ///
  /// https://kafka.apache.org/protocol#protocol_error_codes and `rd_kafka_resp_err_t`.
  public struct Code: RawRepresentable, Sendable, Hashable {
    public let rawValue: Int32

    public init(rawValue: Int32) { self.rawValue = rawValue }
    init(_ code: rd_kafka_resp_err_t) { self.init(rawValue: code.rawValue) }

    /// Such as `MSG_SIZE_TOO_LARGE`, librdkafka's name of it.
    public var name: String { String(cString: rd_kafka_err2name(native)) }
    /// Such as `Broker: Message size too large`.
    public var text: String { String(cString: rd_kafka_err2str(native)) }

    var native: rd_kafka_resp_err_t { rd_kafka_resp_err_t(rawValue) }
    var isError: Bool { rawValue != 0 }

    /// No error.
    static let none = Code(rawValue: 0)
    public static let timedOut = Code(RD_KAFKA_RESP_ERR__TIMED_OUT)
    public static let messageTimedOut = Code(RD_KAFKA_RESP_ERR__MSG_TIMED_OUT)
    public static let transport = Code(RD_KAFKA_RESP_ERR__TRANSPORT)
    public static let allBrokersDown = Code(RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN)
    public static let queueFull = Code(RD_KAFKA_RESP_ERR__QUEUE_FULL)
    public static let purged = Code(RD_KAFKA_RESP_ERR__PURGE_QUEUE)
    public static let fatal = Code(RD_KAFKA_RESP_ERR__FATAL)
    public static let invalidArgument = Code(RD_KAFKA_RESP_ERR__INVALID_ARG)
    public static let conflict = Code(RD_KAFKA_RESP_ERR__CONFLICT)
    public static let wrongState = Code(RD_KAFKA_RESP_ERR__STATE)
    public static let closed = Code(RD_KAFKA_RESP_ERR__DESTROY)
    public static let cancelled = Code(RD_KAFKA_RESP_ERR__INTR)
    public static let noPosition = Code(RD_KAFKA_RESP_ERR__AUTO_OFFSET_RESET)
    public static let maxPollExceeded = Code(RD_KAFKA_RESP_ERR__MAX_POLL_EXCEEDED)
    public static let assignmentLost = Code(RD_KAFKA_RESP_ERR__ASSIGNMENT_LOST)
    public static let offsetOutOfRange = Code(RD_KAFKA_RESP_ERR_OFFSET_OUT_OF_RANGE)
    public static let messageTooLarge = Code(RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE)
    public static let metadataTooLarge = Code(RD_KAFKA_RESP_ERR_OFFSET_METADATA_TOO_LARGE)
    public static let unknownTopicOrPartition = Code(RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART)
    public static let topicExists = Code(RD_KAFKA_RESP_ERR_TOPIC_ALREADY_EXISTS)
    public static let illegalGeneration = Code(RD_KAFKA_RESP_ERR_ILLEGAL_GENERATION)
    public static let fencedInstance = Code(RD_KAFKA_RESP_ERR_FENCED_INSTANCE_ID)
    public static let notEnoughReplicas = Code(RD_KAFKA_RESP_ERR_NOT_ENOUGH_REPLICAS)
    public static let leaderNotAvailable = Code(RD_KAFKA_RESP_ERR_LEADER_NOT_AVAILABLE)
    public static let topicAuthorizationFailed = Code(
      RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED)
  }
}
