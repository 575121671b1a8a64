@main
struct DeliveryMain {
  static func main() async throws {}
}
