import Firm
import Testing
import Understanding

@Suite struct EscalationPolicyTests {
  private func escalation(_ yaml: String) throws -> EscalationPolicy {
    try FirmFolder(policy: FirmFolder.policy + "\n" + yaml).load().policy.escalation
  }

  @Test func `without the section everything is as it was before there was one`() throws {
    let policy = try escalation("")
    #expect(policy == EscalationPolicy())
    #expect(
      policy.subjects == [
        .harm, .unauthorisedTransfer, .fraud, .lostCard, .legalThreat, .complaint,
      ])
    #expect(policy.severalDepartments == .never)
    #expect(policy.identity == nil && policy.falling == nil)
    #expect(policy.askedAgainWithin == 1 && policy.unknownTurns == 1)
    #expect(policy.customerRequest && policy.filesWithoutWords && policy.veryUpset)
  }

  @Test func `every switch and threshold is read`() throws {
    let policy = try escalation(
      """
      escalation:
        subjects: [fraud, complaint]
        severalDepartments: always
        identity: {attribute: signed-in, intents: [balance], tags: [account]}
        customerRequest: false
        filesWithoutWords: false
        askedAgainWithin: 3
        unknownTurns: 2
        negativeSentiment: {veryUpset: false, falling: {turns: 4, slope: -0.75}}
      """)
    #expect(policy.subjects == [.fraud, .complaint])
    #expect(policy.severalDepartments == .always)
    #expect(
      policy.identity == .init(attribute: "signed-in", intents: ["balance"], tags: ["account"]))
    #expect(!policy.customerRequest && !policy.filesWithoutWords && !policy.veryUpset)
    #expect(policy.askedAgainWithin == 3 && policy.unknownTurns == 2)
    #expect(policy.falling == .init(turns: 4, slope: -0.75))
  }

  @Test func `a part that is there without its numbers has the usual ones`() throws {
    let policy = try escalation(
      "escalation: {subjects: [], negativeSentiment: {falling: {}}, identity: {tags: [account]}}")
    #expect(policy.subjects == [])
    #expect(policy.falling == .init(turns: 3, slope: -1))
    #expect(policy.identity?.attribute == "verified")
  }

  @Test func `all that is wrong in it is said at once`() throws {
    let problems = try FirmFolder(
      policy: FirmFolder.policy + "\n"
        + """
        escalation:
          subjects: [mood, greeting]
          severalDepartments: sometimes
          identity: {attribute: known}
          customerRequest: perhaps
          askedAgainWithin: 0
          unknownTurns: 3
          negativeSentiment: {falling: {turns: 1, slope: 0.5, over: 3}, worst: -2}
          mood: true
        """
    ).problems
    let places = problems.map { $0.split(separator: ": ")[1] }
    #expect(
      Set(places) == [
        "escalation.subjects[0]", "escalation.subjects[1]", "escalation.severalDepartments",
        "escalation.identity.tags", "escalation.customerRequest", "escalation.askedAgainWithin",
        "escalation.unknownTurns", "escalation.negativeSentiment.falling.turns",
        "escalation.negativeSentiment.falling.slope", "escalation.negativeSentiment.falling.over",
        "escalation.negativeSentiment.worst", "escalation.mood",
      ])
    #expect(problems.count == places.count)
  }
}
