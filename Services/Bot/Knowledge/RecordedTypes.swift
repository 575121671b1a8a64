internal import Conversation

// In this file alone the names mean the log's types and no others: elsewhere `Understanding` has a type of the same
// name, and `Conversation` names the type before the module.

/// A slot as it stands in a record.
typealias RecordedSlot = Slot
/// An urgency as it stands in a record.
typealias RecordedUrgency = Urgency
