/// How urgent and how pleased a message sounds, as two linear models over the same features.
struct MoodModels: Sendable {
  let urgency: LinearModel
  let sentiment: LinearModel

  func urgency(_ workplace: inout Workplace) -> Urgency? {
    Urgency(name: best(of: urgency, &workplace))
  }

  func sentiment(_ workplace: inout Workplace) -> Sentiment? {
    Int(best(of: sentiment, &workplace)).flatMap(Sentiment.init)
  }

  private func best(of model: LinearModel, _ workplace: inout Workplace) -> String {
    workplace.score(model)
    let places = model.labels.indices
    let best = places.max { workplace.scores[$0] < workplace.scores[$1] }
    return best.map { model.labels[$0] } ?? ""
  }
}

extension MoodModels {
  init(_ reader: inout ModelReader, _ memory: ModelMemory) throws(ModelFileError) {
    urgency = try LinearModel(&reader, memory)
    sentiment = try LinearModel(&reader, memory)
  }

  func write(to writer: inout ModelWriter) {
    urgency.write(to: &writer)
    sentiment.write(to: &writer)
  }
}
