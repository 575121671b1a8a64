internal import ServiceHost

/// The bot: answers what it is sure of, asks back, hands over, and helps agents.
@main
struct BotMain {
  static func main() async {
    await ServiceHost.main(service: "bot", settings: [.knowledge, .model]) { host in
      try Bot(host).start()
    }
  }
}
