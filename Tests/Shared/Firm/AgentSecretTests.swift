import Firm
import Testing

@Suite struct AgentSecretTests {
  static let hash =
    "$scrypt$ln=15,r=8,p=1$aM15713r3Xsvxbi31lqr1Q$nFNh2CVHVjNldFVKDHDlm4CbdRSCdEBsjjJxD+iCs5E"

  @Test func `a scrypt hash in PHC notation reads and writes back`() throws {
    let hash = try #require(ScryptHash(text: Self.hash))
    #expect(hash.logCost == 15)
    #expect(hash.salt.count == 16)
    #expect(hash.key.count == 32)
    #expect(hash.text == Self.hash)
  }

  @Test func `an agent may have a hash, and then nothing is flagged`() throws {
    let firm = try FirmFolder(
      teams: FirmFolder.teams.replacing(
        "secret: lin-demo", with: "secretHash: \"\(Self.hash)\"")
    ).load()
    #expect(firm.agent("lin")?.secret == ScryptHash(text: Self.hash).map(AgentSecret.scrypt))
    #expect(firm.warnings.isEmpty)
  }

  @Test(arguments: [
    "", "$scrypt$", "$bcrypt$ln=15,r=8,p=1$aM15713r3Xsvxbi31lqr1Q$nFNh2CVHVjNldFVKDHDlm4CbdRSCdEBs",
    hash.replacing("ln=15", with: "ln=30"), hash.replacing("ln=15", with: "ln=1"),
    hash.replacing("r=8", with: "r=0"), hash.replacing("p=1", with: "p=x"),
    hash.replacing("ln=15,r=8", with: "r=8,ln=15"),
    hash.replacing("aM15713r3Xsvxbi31lqr1Q", with: "aM1"),
    hash + "$x", hash.replacing("nFNh", with: "n*Nh"),
  ])
  func `another notation is none`(text: String) {
    #expect(ScryptHash(text: text) == nil)
  }
}
