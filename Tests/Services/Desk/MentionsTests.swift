import DeskCore
import Testing

@Suite struct MentionsTests {
  @Test(
    "A note asks those whose ids stand behind an @, each once",
    arguments: [
      ("@lin could you look?", ["lin"]), ("请@lin看看，@wang.fang 也看看", ["lin", "wang.fang"]),
      ("Ask @emma. Then @emma again.", ["emma"]), ("mail me@example.com", []),
      ("@ @, @@lin", ["lin"]), ("", []),
    ])
  func found(text: String, ids: [String]) {
    #expect(Mentions.ids(in: text) == ids)
  }
}
