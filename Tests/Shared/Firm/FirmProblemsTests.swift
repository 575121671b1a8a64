import Firm
import Foundation
import Testing

@Suite struct FirmProblemsTests {
  @Test func `the least a firm needs loads`() throws {
    let firm = try FirmFolder().load()
    #expect(firm.queue("general")?.team == "shop")
    #expect(firm.agent("lin")?.capacity == 3)
    #expect(firm.policy.session == SessionPolicy())
  }

  @Test func `all problems of all files are told at once, with line and path`() throws {
    let folder = try FirmFolder(
      teams: """
        hours:
          - id: office
            timeZone: Mars/Olympus
            weekly:
              - {days: [mon, tue], from: "09:00", to: "18:00"}
              - {days: [tue], from: "17:00", to: "20:00"}
        teams:
          - id: shop
            name: {en: Shop}
            queues:
              - {id: general, name: {en: General}, hours: offce}
              - {id: cards, name: {zh: 卡}, skills: [cards]}
            agents:
              - {id: lin, name: Lin, secret: lin-demo, capacity: -1}
              - {id: wang, name: Wang, secretHash: "$2b$nonsense"}
          - id: pay
            name: {en: Pay}
            queues: [{id: general, name: {en: Again}}]
            agents: [{id: lin, name: Lin again, secret: x, skils: [a]}]
        """,
      policy: """
        session: {offer: 30}
        handover: {team: nowhere, queue: general}
        routes:
          - {tags: [card], queue: crads}
        """,
      gateways: """
        gateways:
          - channel: app
            account: a
            token: short
            deliver: {url: "http://127.0.0.1:1/x", secret: whsec_short}
        """,
      texts: "position: {en: 'You are {place}'}")
    #expect(
      folder.problems == [
        #"teams.yaml:3: hours[0].timeZone: "Mars/Olympus" is not a time zone such as Asia/Shanghai"#,
        "teams.yaml:4: hours[0].weekly: opening hours overlap: tue 9:00 to tue 18:00 and tue 17:00 to tue 20:00",
        #"teams.yaml:11: teams[0].queues[0].hours: there is no hours "offce"; known: always, office"#,
        "teams.yaml:12: teams[0].queues[1].name.en: the English text is missing",
        #"teams.yaml:12: teams[0].queues[1]: there is no skill "cards": no agent has it; known: none"#,
        #"teams.yaml:14: teams[0].agents[0].capacity: "-1" must be a whole number from 0 to 100"#,
        "teams.yaml:15: teams[0].agents[1].secretHash: is not of the form $scrypt$ln=15,r=8,p=1$SALT$KEY",
        #"teams.yaml:18: teams[1].queues[0]: the queue "general" is already at teams.yaml:11 (teams[0].queues[0])"#,
        #"teams.yaml:19: teams[1].agents[0]: the agent "lin" is already at teams.yaml:14 (teams[0].agents[0])"#,
        "teams.yaml:19: teams[1].agents[0].skils: is not a key known here; known: "
          + "backfill, capacity, id, languages, name, queues, role, secret, secretHash, skills",
        #"policy.yaml:1: session.offer: "30" must be a length of time such as 20s, 2m, 1h30m or 7d"#,
        #"policy.yaml:2: handover.team: there is no team "nowhere"; known: pay, shop"#,
        #"policy.yaml:4: routes[0].queue: there is no queue "crads"; known: cards, general"#,
        "gateways.yaml:4: gateways[0].token: must be at least 8 characters long",
        "gateways.yaml:5: gateways[0].deliver.url: must be https (or set allowPrivate: true for a test)",
        "gateways.yaml:5: gateways[0].deliver.secret: must be whsec_ followed by 24 to 64 bytes in base64",
        "texts.yaml:1: position.en: {place} has no meaning here; known: {position}, {wait}, {queue}",
      ])
  }

  @Test func `the default queue must be the default team's`() throws {
    let folder = try FirmFolder(
      teams: FirmFolder.teams + """

          - id: pay
            name: Pay
            queues: [{id: payments, name: Payments}]
            agents: [{id: wang, name: Wang, secret: wang-demo}]
        """,
      policy: "handover: {team: shop, queue: payments}")
    #expect(
      folder.problems == [
        #"policy.yaml: handover.queue: the queue "payments" belongs to the team "pay", not to "shop""#
      ])
  }

  @Test func `a queue whose agents have no capacity is served by nobody`() throws {
    let folder = try FirmFolder(
      teams: FirmFolder.teams.replacing("secret: lin-demo", with: "secret: lin-demo, capacity: 0"))
    #expect(
      folder.problems == [
        #"teams.yaml:5: teams[0].queues[0]: nobody can serve this queue: the team "shop" has no agent with capacity for it"#
      ])
  }

  @Test func `a file that is absent or not YAML is a problem of that file`() throws {
    let folder = try FirmFolder(teams: "teams: [", policy: "a: 1\na: 2")
    let problems = folder.problems
    #expect(problems.count == 2)
    #expect(problems.first?.hasPrefix("teams.yaml:") == true)
    #expect(problems.last?.contains("the key \"a\" is there twice") == true)
    #expect(throws: FirmProblems.self) { try Firm.load(folder: folder.url.appending(path: "none")) }
  }

  @Test(arguments: [
    "", "teams", "- a", "teams: 3", "teams: {a: b}", "teams: [[]]", "teams: [null]", "\u{0}",
  ])
  func `whatever the file holds, it is a problem and no crash`(text: String) throws {
    #expect(try !FirmFolder(teams: text).problems.isEmpty)
    #expect(try !FirmFolder(policy: text).problems.isEmpty)
  }

  @Test func `a problem never shows a secret`() throws {
    let folder = try FirmFolder(
      gateways: """
        gateways:
          - {channel: app, account: a, token: sesame, signingSecret: whsec_sesame}
          - {channel: app, account: b, token: sesame, deliver: {url: "https://a.example.com", secret: sesame}}
        """)
    #expect(folder.problems.count == 3)
    #expect(!folder.problems.joined().contains("sesame"))
    #expect(!"\(try FirmFolder().load())".contains("lin-demo"))
  }
}
