import BotCore
import Testing

@Suite struct TurnNoteTests {
  @Test(
    "A note reads as it was written",
    arguments: [
      TurnNote.greeting, .thanks, .goodbye, .personRequested, .alwaysEscalate("lost_card"),
      .firmRule("fraud"), .articleEscalates(reason: "policy_required", queue: ""),
      .articleEscalates(reason: "policy_required", queue: "returns"), .queue("returns"),
      .identityNeeded, .lookup("order-status"), .oneTimeCode, .wordless,
      .filesOnly, .withdrawn,
    ])
  func roundTrip(note: TurnNote) {
    #expect(TurnNote(note.text) == note)
  }

  @Test(
    "A note of another version is passed over", arguments: ["", "new_note", "queue", "queue:a:b"])
  func strange(text: String) {
    #expect(TurnNote(text) == nil)
  }
}
