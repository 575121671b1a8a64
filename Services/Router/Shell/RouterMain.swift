internal import Firm
internal import LogRuntime
internal import ServiceHost

/// The router: keeps time, carries conversations forward, tells the teams what was decided, and asks
/// the right person.
@main
struct RouterMain {
  static func main() async {
    await ServiceHost.main(service: "router", settings: RouterSettings.all) { host in
      try Router(host).start()
    }
  }
}
