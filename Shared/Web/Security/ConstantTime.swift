internal import Crypto
internal import Foundation

/// Compares secrets in a time that tells nothing about where they differ, nor how long they are.
public enum ConstantTime {
  public static func equal(_ one: String, _ other: String) -> Bool {
    equal(Array(one.utf8), Array(other.utf8))
  }

  public static func equal(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    let (a, b) = (Array(SHA256.hash(data: one)), Array(SHA256.hash(data: other)))
    return zip(a, b).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
