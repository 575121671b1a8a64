/// What tells one class from the rest: a weight for each feature, and a bias.
struct Separator: Sendable {
  var weights: [Float]
  var bias: Float
  /// How much each example holds the border up (its dual variable), 0 for one that does not. From here on a separator of
  /// nearly the same examples is soon found.
  var support: [Float]
}
