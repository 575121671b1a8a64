/// The librdkafka properties that Baton's services need, each with its reason. What
/// `ClientConfiguration.properties` names wins over them.
public enum ServiceProperties {
  public static let common: [String: String] = [
    // Topics are made by `baton topics apply` with their partition count for life; one that a
    // client made in passing would have the broker's default instead.
    "allow.auto.create.topics": "false",
    // Small requests answer each other (offer, accepted, reply): don't let Nagle hold them.
    "socket.nagle.disable": "true",
    // A broker that is away is tried again every second at the latest, so services go on soon
    // after it is back.
    "reconnect.backoff.ms": "50",
    "reconnect.backoff.max.ms": "1000",
    // Brokers close idle connections by themselves; that is not worth a line.
    "log.connection.close": "false",
  ]

  public static let producer: [String: String] = [
    // A retried batch is stored once and in order: proposals of one decision stay in order.
    "enable.idempotence": "true",
    // "Accepted" means durable on every in-sync replica.
    "acks": "all",
    // The same key goes to the same partition as from Java and kcat; the default here is CRC32.
    "partitioner": "murmur2_random",
    // Waits this long for company. Single-message batches are read slowly everywhere, and 2 ms
    // are not felt in a conversation.
    "linger.ms": "2",
    // A caller learns within half a minute that the broker is away, and can answer 503.
    "message.timeout.ms": "30000",
    // A real Kafka's default `message.max.bytes`, the same on every broker.
    "message.max.bytes": "1048588",
  ]

  public static let consumer: [String: String] = [
    // The runtime commits what it has folded, with the restore point in the metadata.
    "enable.auto.commit": "false",
    "enable.auto.offset.store": "false",
    // An offset out of range is for the runtime to decide from its restore point; `latest`
    // would skip records in silence.
    "auto.offset.reset": "error",
    // Eager: `commit` during a cooperative rebalance could lose the assignment before 2.10.
    // One assignor, as the mock cluster gives up a group whose members name several.
    "partition.assignment.strategy": "range",
    // A dead member is noticed after 6 s (a real Kafka's lower bound).
    "session.timeout.ms": "6000",
    // A member hears of a rebalance with its next heartbeat: all wait for the last one to hear.
    "heartbeat.interval.ms": "500",
    // Of a long fold the reader polls in between (`next` does so at half of this).
    "max.poll.interval.ms": "300000",
    // A broker that is connected and says nothing is noticed after 10 s, not after a minute.
    "socket.timeout.ms": "10000",
    // A single record is answered at once, not after more have come.
    "fetch.min.bytes": "1",
    // Prefetched records are memory of this process: 16 MiB of them, not 64.
    "queued.max.messages.kbytes": "16384",
    // A partition found empty is asked again soon, also after an error.
    "fetch.error.backoff.ms": "100",
    // A corrupt batch is reported, not folded.
    "check.crcs": "true",
  ]
}
