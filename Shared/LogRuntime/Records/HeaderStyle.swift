internal import Conversation
internal import Kafka

/// Which headers records get: each costs half a microsecond.
public enum HeaderStyle: String, Sendable, CaseIterable {
  /// `ce_type` and `traceparent`: what our own readers use.
  case lean
  /// All of CloudEvents' Kafka binding in binary mode, for others who read the topics.
  ///
  /// https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md
  case cloudevents

  func headers(of proposal: Proposal, source: String) -> [Header] {
    var headers = proposal.headers
    guard !proposal.type.isEmpty else { return headers }
    headers.append(Header("ce_type", text: proposal.type))
    if let traceparent = proposal.traceparent {
      headers.append(Header("traceparent", text: traceparent))
    }
    if self == .cloudevents { addCloudEvents(of: proposal, source, to: &headers) }
    return headers
  }

  private func addCloudEvents(of proposal: Proposal, _ source: String, to headers: inout [Header]) {
    headers.append(Header("ce_specversion", text: "1.0"))
    headers.append(Header("ce_source", text: source))
    headers.append(Header("content-type", text: "application/protobuf"))
    if let id = proposal.id { headers.append(Header("ce_id", text: id.description)) }
    if let time = proposal.occurredAt {
      headers.append(Header("ce_time", text: time.rfc3339))
    }
  }
}
