@main
struct DeskMain {
  static func main() async throws {}
}
