/// Makes a failing sequence as short and plain as it gets while `fails` still holds of it.
public func shrink(_ steps: [Step], while fails: ([Step]) -> Bool) -> [Step] {
  var least = steps
  while let smaller = oneSmaller(than: least, fails) { least = smaller }
  return least
}

private func oneSmaller(than steps: [Step], _ fails: ([Step]) -> Bool) -> [Step]? {
  var length = steps.count / 2
  while length >= 1 {
    for start in stride(from: 0, through: steps.count - length, by: 1) {
      var fewer = steps
      fewer.removeSubrange(start..<start + length)
      if fails(fewer) { return fewer }
    }
    length /= 2
  }
  for place in steps.indices {
    for plainer in plainer(than: steps[place]) {
      var simpler = steps
      simpler[place] = plainer
      if fails(simpler) { return simpler }
    }
  }
  return nil
}

private func plainer(than step: Step) -> [Step] {
  var plainer: [Step] = []
  func with(_ change: (inout Step) -> Void) {
    var other = step
    change(&other)
    if other != step { plainer.append(other) }
  }
  with { $0.wait = 0 }
  with { $0.viewAge = 0 }
  with { $0.viewAge /= 2 }
  with { $0.conversation = 0 }
  return plainer
}
