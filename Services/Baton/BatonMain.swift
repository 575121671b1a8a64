@main
struct BatonMain {
  static func main() async throws {}
}
