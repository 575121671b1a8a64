/// What tells one class from the rest: a weight for each feature, and a bias.
struct Separator: Sendable {
  var weights: [Float]
  var bias: Float
}
