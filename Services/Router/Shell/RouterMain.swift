@main
struct RouterMain {
  static func main() async throws {}
}
