import CRdkafka

/// The librdkafka underneath.
public enum ClientLibrary {
  /// Such as `2.0.2`: that of the library found at run time.
  public static var version: String { String(cString: rd_kafka_version_str()) }
}
