@main
struct BotMain {
  static func main() async throws {}
}
