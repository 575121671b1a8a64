import LogRuntime
import Outbound
import ServiceHost

/// Delivery: hands what was said to the channel gateways, in order, until each has it.
@main
struct DeliveryMain {
  static func main() async {
    await ServiceHost.main(service: "delivery") { host in
      let settings = host.logSettings
      let appender = try host.addAppender(settings)
      let book = GatewayBook(firm: host.firm)
      let clients = OutboundClients()
      host.add(ClosingClients(clients), named: "clients")
      host.add(
        GatewayRecords(
          settings: settings, book: book, check: host.readiness.check("gateways"),
          logger: host.logger),
        named: "gateways")
      host.add(group(settings, appender, book, clients, host), named: "deliveries")
    }
  }

  private static func group(
    _ settings: LogSettings, _ appender: Appender, _ book: GatewayBook,
    _ clients: OutboundClients, _ host: ServiceHost
  ) -> GroupService<DeliveryRole> {
    var options = GroupOptions(
      group: settings.topics.group("delivery"), topic: settings.topics.conversations)
    // Calls wait for gateways, up to 15 s each; one gateway takes 64 of these at most.
    options.workLimit = 512
    let caller = CallbackCaller(clients: clients)
    let metrics = DeliveryMetrics()
    return GroupService(settings, options, appender: appender, logger: host.logger) { partition in
      DeliveryRole(partition, book: book, caller: caller, metrics: metrics)
    }
  }
}
