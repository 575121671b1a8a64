import RouterSimulation
import Testing

@testable import Baton

@Suite("Arguments of baton simulate")
struct SimulateArgumentsTests {
  @Test("More and fewer agents are told apart, with skills where they are named")
  func agents() {
    #expect(AgentsChange(argument: "+3")?.change == .agents(3, skills: []))
    #expect(AgentsChange(argument: "-2")?.change == .agents(-2, skills: []))
    #expect(
      AgentsChange(argument: "+1:orders,language:zh")?.change
        == .agents(1, skills: ["orders", "language:zh"]))
  }

  @Test(
    "What is no change of agents is refused",
    arguments: ["3", "+0", "+", "+x", "-2:orders", "+3:", "+99999", ""])
  func noAgents(argument: String) {
    #expect(AgentsChange(argument: argument) == nil)
  }

  @Test("An agent learns and loses a skill, also where names hold a hyphen")
  func skills() {
    #expect(
      SkillChange(argument: "lin+returns")?.change == .learns(agent: "lin", skill: "returns"))
    #expect(
      SkillChange(argument: "lin-orders")?.change == .loses(agent: "lin", skill: "orders"))
    #expect(
      SkillChange(argument: "agent-7+after-sales")?.change
        == .learns(agent: "agent-7", skill: "after-sales"))
    #expect(
      SkillChange(argument: "agent-7-orders")?.change == .loses(agent: "agent-7", skill: "orders"))
    #expect(["lin", "+orders", "lin+", ""].allSatisfy { SkillChange(argument: $0) == nil })
  }

  @Test("Rules are listed by name, each once")
  func rules() {
    #expect(RuleList(argument: "baton,round-robin")?.rules == [.baton, .roundRobin])
    #expect(["", "best", "baton,baton"].allSatisfy { RuleList(argument: $0) == nil })
  }
}
