import Lookups
import Testing

@Suite struct PlaceholderTextTests {
  @Test("Values in an address are percent-encoded, so that none leads to another path")
  func address() throws {
    let url = try #require(PlaceholderText("https://a.example/orders/{number}/x?of={number}"))
    #expect(url.names == ["number"])
    #expect(
      url.address(["number": "../订 a&b=1#?"])
        == "https://a.example/orders/..%2F%E8%AE%A2%20a%26b%3D1%23%3F/x?of=..%2F%E8%AE%A2%20a%26b%3D1%23%3F"
    )
    #expect(url.address(["number": ".."]) == nil)
    #expect(url.address(["number": ""]) == nil)
    #expect(url.address(["other": "1"]) == nil)
  }

  @Test("Values elsewhere stay as they are")
  func filled() throws {
    let text = try #require(PlaceholderText("{a} and {b}"))
    #expect(text.filled(["a": "x/y", "b": "\"z\""]) == "x/y and \"z\"")
  }

  @Test(
    "A brace that is not closed, or empty, is no placeholder", arguments: ["{a", "{}", "a{b}{"])
  func wrong(text: String) {
    #expect(PlaceholderText(text) == nil)
  }
}
