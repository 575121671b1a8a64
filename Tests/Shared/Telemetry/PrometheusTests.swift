import CoreMetrics
import Testing

@testable import Telemetry

@Suite struct PrometheusTests {
  let registry = PrometheusRegistry()

  @Test func `a counter shows its help, type and labelled series in order`() {
    registry.describe("baton.messages", "Messages\naccepted \\ all")
    let b = registry.makeCounter(label: "baton.messages", dimensions: [("channel", "b")])
    let a = registry.makeCounter(
      label: "baton.messages", dimensions: [("channel", "a\"\\\n"), ("account", "cn")])
    b.increment(by: 2)
    a.increment(by: 1)
    #expect(
      registry.exposition() == #"""
        # HELP baton_messages Messages\naccepted \\ all
        # TYPE baton_messages counter
        baton_messages{account="cn",channel="a\"\\\n"} 1
        baton_messages{channel="b"} 2

        """#)
  }

  @Test func `a timer is a cumulative histogram in seconds`() {
    registry.setBuckets([1, 0.5], for: "wait_seconds")
    let timer = registry.makeTimer(label: "wait", dimensions: [("q", "x")])
    for nanoseconds in [500_000_000, 600_000_000, 2_000_000_000] as [Int64] {
      timer.recordNanoseconds(nanoseconds)
    }
    #expect(
      registry.exposition() == """
        # TYPE wait_seconds histogram
        wait_seconds_bucket{q="x",le="0.5"} 1
        wait_seconds_bucket{q="x",le="1"} 2
        wait_seconds_bucket{q="x",le="+Inf"} 3
        wait_seconds_sum{q="x"} 3.1
        wait_seconds_count{q="x"} 3

        """)
  }

  @Test func `the same name and labels are the same series`() {
    registry.makeCounter(label: "c", dimensions: [("a", "1"), ("b", "2")]).increment(by: 1)
    registry.makeCounter(label: "c", dimensions: [("b", "2"), ("a", "1")]).increment(by: 1)
    #expect(registry.exposition() == "# TYPE c counter\nc{a=\"1\",b=\"2\"} 2\n")
  }

  @Test func `a name taken by another kind keeps its kind`() {
    registry.makeCounter(label: "x", dimensions: []).increment(by: 1)
    registry.makeMeter(label: "x", dimensions: []).set(7.0)
    #expect(registry.exposition() == "# TYPE x counter\nx 1\n")
  }

  @Test func `gauges are asked for when they are shown`() {
    let gauge = registry.makeMeter(label: "lag", dimensions: [])
    registry.collect { gauge.set(42.5) }
    #expect(registry.exposition() == "# TYPE lag gauge\nlag 42.5\n")
  }

  @Test(arguments: [
    (Double.infinity, "+Inf"), (-.infinity, "-Inf"), (.nan, "NaN"), (3, "3"), (0.25, "0.25"),
    (1e300, "1e+300"),
  ])
  func `numbers are written as Prometheus reads them`(value: Double, text: String) {
    #expect(PrometheusName.number(value) == text)
  }

  @Test(arguments: [("a.b-c", "a_b_c"), ("1st", "_1st"), ("", "_"), ("é:x", "_:x")])
  func `names hold only what Prometheus allows`(name: String, cleaned: String) {
    #expect(PrometheusName.metric(name) == cleaned)
  }

  @Test func `many tasks lose no count`() async {
    let counter = registry.makeCounter(label: "n", dimensions: [])
    await withTaskGroup { group in
      for _ in 0..<8 { group.addTask { for _ in 0..<1000 { counter.increment(by: 1) } } }
    }
    #expect(registry.exposition() == "# TYPE n counter\nn 8000\n")
  }
}
