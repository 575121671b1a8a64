/// Something that a process needs before it can do its work, and that may fail it for a while.
public protocol ReadinessReporting: Sendable {
  /// Why it cannot do its work now, for `/readyz` and a person; nil where it can.
  var notReadyReason: String? { get }
}
