/// Why bytes are no model that can be used.
public enum ModelFileError: Error, Hashable, CustomStringConvertible {
  /// They do not begin as a model does.
  case notAModel
  /// It was written for another schema than ``UnderstandingModel/schema``.
  case otherSchema(UInt32)
  /// What is wrong with them.
  case broken(String)

  public var description: String {
    switch self {
    case .notAModel: "it is not a model: `baton train` writes one"
    case .otherSchema(let schema):
      "it has schema \(schema), and this version reads \(UnderstandingModel.schema): train it anew with `baton train`"
    case .broken(let what): "it is broken, \(what): train it anew, or copy it again"
    }
  }
}
