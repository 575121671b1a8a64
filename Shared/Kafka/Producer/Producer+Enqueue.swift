import CRdkafka

extension Producer {
  /// A submission for up to `capacity` messages, for senders that don't build arrays of them.
  public func begin(capacity: Int) throws(KafkaError) -> Submission {
    try checkOpen()
    return Submission(capacity: capacity, client: client)
  }

  /// A topic, to name in `enqueue`.
  public func topic(_ name: String) throws(KafkaError) -> ProducerTopic {
    try checkOpen()
    return try topics.topic(name)
  }

  /// Hands one message over without waiting; its bytes are copied.
  ///
  /// - Returns: false if the queue is full: `waitForRoom(after:)` and try again.
  /// - Throws: `.fail` if the submission is full, `.stop` if the producer is closed. What is wrong
  ///   with the message itself (too large, no such partition) is its outcome.
  public func enqueue(
    on topic: ProducerTopic, partition: Int32? = nil, key: UnsafeRawBufferPointer?,
    value: UnsafeRawBufferPointer?, in submission: Submission
  ) throws(KafkaError) -> Bool {
    try enqueue(in: submission) { slot in
      let code = rd_kafka_produce(
        topic.handle, partition ?? -1, RD_KAFKA_MSG_F_COPY, value?.presentStart,
        value?.count ?? 0, key?.presentStart, key?.count ?? 0, slot)
      return code == 0 ? .none : KafkaError.Code(rd_kafka_last_error())
    }
  }

  /// Counts the occasions on which room was made: read it before `enqueue`.
  public var roomMade: UInt64 { reports.room.rings }

  /// Returns when room was made after `roomMade` was read as `seen`, or the task is cancelled.
  public nonisolated(nonsending) func waitForRoom(after seen: UInt64) async {
    await reports.room.wait(after: seen)
  }

  func enqueue(
    _ message: OutgoingMessage, on topic: ProducerTopic, in submission: Submission
  ) throws(KafkaError) -> Bool {
    try message.withBuffers { key, value throws(KafkaError) in
      guard !message.headers.isEmpty else {
        return try enqueue(
          on: topic, partition: message.partition, key: key, value: value, in: submission)
      }
      return try enqueue(in: submission) { slot in
        produce(message, key: key, value: value, on: topic, opaque: slot)
      }
    }
  }

  private func enqueue(
    in submission: Submission,
    _ produce: (UnsafeMutablePointer<SubmissionSlots.Slot>) -> KafkaError.Code
  ) throws(KafkaError) -> Bool {
    try checkOpen()
    guard submission.count < submission.capacity else {
      throw KafkaError(.invalidArgument, remedy: .fail, detail: "the submission is full")
    }
    return submission.add(produce)
  }

  /// As `rd_kafka_produce`, with headers, which librdkafka takes only if it takes the message.
  private func produce(
    _ message: OutgoingMessage, key: UnsafeRawBufferPointer?, value: UnsafeRawBufferPointer?,
    on topic: ProducerTopic, opaque: UnsafeMutableRawPointer
  ) -> KafkaError.Code {
    let headers = rd_kafka_headers_new(message.headers.count)
    for header in message.headers { header.append(to: headers) }
    var arguments: [rd_kafka_vu_t] = [
      .topic(topic.handle), .partition(message.partition ?? -1),
      .flags(RD_KAFKA_MSG_F_COPY), .key(key), .value(value), .headers(headers), .opaque(opaque),
    ]
    let error = KafkaError(
      consuming: rd_kafka_produceva(client.pointer, &arguments, arguments.count))
    guard let error else { return .none }
    rd_kafka_headers_destroy(headers)
    return error.code
  }
}
