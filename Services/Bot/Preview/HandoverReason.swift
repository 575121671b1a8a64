package import Conversation

/// Why the bot hands over, as the log says it: the firm's files have a type of the same name.
package typealias HandoverReason = EscalationReason
