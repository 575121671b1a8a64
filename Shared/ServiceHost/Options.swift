/// The command line of a service's executable.
struct Options {
  var checkConfig = false
  var help = false
  var settingsFile: String?

  init(_ arguments: some Sequence<String>) throws(ServiceExit) {
    var rest = Array(arguments)[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--check-config": checkConfig = true
      case "--help", "-h": help = true
      case "--settings":
        guard let file = rest.popFirst() else {
          throw ServiceExit(.usage, "--settings wants a file")
        }
        settingsFile = file
      default: throw ServiceExit(.usage, "\(argument) is not known; see --help")
      }
    }
  }

  func usage(_ service: String, _ declared: [Setting]) -> String {
    """
    usage: baton-\(service) [--check-config] [--settings FILE] [--help]

      --check-config   print the effective settings, secrets as dots, or all that is wrong
      --settings FILE  read settings from a YAML file, under the environment

    Environment variables, each also a key of the file (BATON_TOPIC_PREFIX is baton.topicPrefix):

    \(Settings.help(declared))
    """
  }
}
