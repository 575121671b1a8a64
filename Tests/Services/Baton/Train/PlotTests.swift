import Foundation
import Testing
import Understanding

@testable import Baton

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("Plots of an evaluation")
struct PlotTests {
  private let evaluation = Evaluation(
    (0..<200).map {
      Evaluation.Case(
        text: "", label: "a", candidates: [$0.isMultiple(of: 7) ? "b" : "a"],
        confidence: Double($0) / 200)
    }, thresholds: Thresholds(answer: 0.6, offer: 0.3))

  @Test("Are well-formed, and stay inside their frame")
  func wellFormed() throws {
    for plot in [Plot.reliability(evaluation), Plot.precisionByCoverage(evaluation)] {
      let parser = XMLParser(data: Data(plot.svg.utf8))
      #expect(parser.parse(), "\(String(describing: parser.parserError))")
      #expect(plot.svg.contains("polyline"))
      for match in plot.svg.matches(of: #/(?<x>-?\d+(\.\d+)?),(?<y>-?\d+(\.\d+)?)/#) {
        let x = try #require(Double(match.x))
        let y = try #require(Double(match.y))
        #expect((60...460).contains(x))
        #expect((40...350).contains(y))
      }
    }
  }

  @Test("Of nothing are plots too")
  func empty() throws {
    let nothing = Evaluation([], thresholds: Thresholds(answer: 0.6, offer: 0.3))
    #expect(!Plot.reliability(nothing).svg.contains("nan"))
    #expect(!Plot.precisionByCoverage(nothing).svg.contains("nan"))
  }
}
