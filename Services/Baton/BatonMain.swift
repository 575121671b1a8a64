import ArgumentParser
import Firm
import Foundation
import Kafka
import ServiceHost

@main
struct BatonCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baton",
    abstract: "Bot first, human backstop: passes customer conversations without dropping them.",
    discussion: """
      To begin, run `baton up`: it starts the whole system on this machine, with a sample shop, and \
      says where to open the customer's page and the agent's page. Then, in another terminal of the \
      same folder, `baton tail` shows every event as it is written, with the log's verdict on it.

      The other commands find the broker by --kafka, by KAFKA_BOOTSTRAP_SERVERS, or by the \
      `baton up` that runs in this folder. Any KAFKA_PROPERTIES_* goes to librdkafka as it is: \
      KAFKA_PROPERTIES_SECURITY_PROTOCOL=SASL_SSL.

      Exit codes: 0 done, 1 the thing asked for failed, 64 usage, 69 broker unreachable, \
      78 configuration.
      """,
    subcommands: [
      UpCommand.self, ScaleCommand.self, TailCommand.self, ShowCommand.self, RecordCommand.self,
      ReplayCommand.self, RejudgeCommand.self, SimulateCommand.self, TrainCommand.self,
      EvaluateCommand.self,
      LettersCommand.self, TopicsCommand.self, LoadCommand.self,
      DoctorCommand.self, MerchantCommand.self, BrokerCommand.self,
      Keeper.self,
    ])

  static func main() async {
    signal(SIGPIPE, SIG_IGN)
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let failure as CommandFailure {
      end(failure.code, failure.description)
    } catch let problems as SettingsProblems {
      end(.configuration, problems.description)
    } catch let problems as FirmProblems {
      end(.configuration, problems.description)
    } catch let error as KafkaError {
      end(error.remedy == .configure ? .configuration : .failed, error.description)
    } catch {
      exit(withError: error)
    }
  }

  private static func end(_ code: Ending, _ reason: String) -> Never {
    fflush(nil)
    FileHandle.standardError.write(Data("baton: \(reason)\n".utf8))
    _exit(code.rawValue)
  }
}
