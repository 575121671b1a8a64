// ConversationTesting
