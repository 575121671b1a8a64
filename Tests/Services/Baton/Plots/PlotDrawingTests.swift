import Foundation
import Testing

@testable import Baton

@Suite("Plots")
struct PlotDrawingTests {
  private static let plot = Plot(
    title: "Waits", across: .from0("seconds", to: 83), up: .from0("share", to: 1),
    lines: [
      Plot.Line(name: "ours", points: [(0, 1), (50, 0.2), (100, 0)]),
      Plot.Line(points: [(0, 0.5), (100, 0.5)], isReference: true),
    ])

  @Test(
    "An axis ends at a round number above the highest value", arguments: [0.9, 1, 7, 83, 1_234])
  func axis(highest: Double) {
    let axis = Plot.Axis.from0("", to: highest)
    #expect(axis.range.lowerBound == 0 && axis.range.upperBound >= highest)
    #expect(axis.range.upperBound <= 1.5 * highest)
    #expect((4...8).contains(axis.ticks.count), "\(axis.ticks)")
  }

  @Test("Each line is drawn, with its dots and its name; a reference without")
  func lines() {
    let svg = Self.plot.svg
    #expect(svg.matches(of: #/<polyline/#).count == 2)
    #expect(svg.matches(of: #/<circle/#).count == 3)
    #expect(svg.contains(">ours</text>"))
  }

  @Test("What lies outside the axes stays at their edge")
  func outside() {
    var plot = Self.plot
    plot.lines = [Plot.Line(points: [(-50, 7), (500, -1)])]
    #expect(plot.svg.contains("points=\"60,40 460,350\""))
  }
}
