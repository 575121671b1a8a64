extension Sequence<String> {
  /// Each of the firm's folders among these names once, in order; what is in no folder is everybody's.
  var folderNames: [String] { Set(self).subtracting([""]).sorted() }
}
