import GRDB

/// The tables of the read model. A change of shape gets a new version: the file is then made anew.
enum Schema {
  static let version = 5
  static let tables = ["position", "conversation", "entry", "found", "shown", "ordered", "team"]

  struct OtherVersion: Error {}

  static func prepare(_ db: Database) throws {
    let held = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    guard held != version else { return }
    guard held == 0 else { throw OtherVersion() }
    try db.execute(sql: statements)
    try db.execute(sql: "PRAGMA user_version = \(version)")
  }

  /// `entry.seq` is of customers' messages alone, `move`, `by` and `at` of moves, `used` (2: edited) and
  /// `seen` of suggestions. `found` holds the terms
  /// of messages, notes and names; its rowid is the entry's. `shown` is how far an agent's page has
  /// shown a conversation that they hold.
  private static let statements = """
    CREATE TABLE position (
      topic TEXT NOT NULL, partition INTEGER NOT NULL, identity TEXT, next INTEGER NOT NULL,
      PRIMARY KEY (topic, partition)
    ) WITHOUT ROWID;

    CREATE TABLE conversation (
      id TEXT PRIMARY KEY, partition INTEGER NOT NULL, tab TEXT NOT NULL, agent TEXT NOT NULL,
      team TEXT NOT NULL, queue TEXT NOT NULL, since INTEGER NOT NULL, updated INTEGER NOT NULL,
      last TEXT NOT NULL, channel TEXT NOT NULL, language TEXT NOT NULL, customer TEXT NOT NULL,
      urgency INTEGER NOT NULL, mood INTEGER NOT NULL, due INTEGER NOT NULL, open INTEGER NOT NULL,
      aside INTEGER NOT NULL, offer TEXT, offered TEXT, standing TEXT NOT NULL, view TEXT NOT NULL
    );
    CREATE INDEX conversation_tab ON conversation (tab, updated);
    CREATE INDEX conversation_team ON conversation (team, tab, updated);
    CREATE INDEX conversation_line ON conversation (queue, team, since) WHERE tab = 'queue';
    CREATE INDEX conversation_agent ON conversation (agent, updated) WHERE agent <> '';
    CREATE INDEX conversation_customer ON conversation (customer, updated) WHERE customer <> '';
    CREATE INDEX conversation_offer ON conversation (offer) WHERE offer IS NOT NULL;

    CREATE TABLE entry (
      id INTEGER PRIMARY KEY, conversation TEXT NOT NULL, kind INTEGER NOT NULL,
      event TEXT NOT NULL, used INTEGER NOT NULL DEFAULT 0,
      seen INTEGER NOT NULL DEFAULT 0, seq INTEGER, move TEXT, by TEXT,
      at INTEGER, view TEXT NOT NULL, UNIQUE (conversation, kind, event)
    );
    CREATE INDEX entry_move ON entry (event) WHERE kind = 4;
    CREATE INDEX entry_suggestion ON entry (event) WHERE kind = 3;
    CREATE INDEX entry_day ON entry (at) WHERE kind = 4;
    CREATE INDEX entry_merged ON entry (json_extract(view, '$.to.id')) WHERE move = 'merged';
    CREATE INDEX entry_seq ON entry (conversation, seq) WHERE seq IS NOT NULL;
    CREATE VIRTUAL TABLE found USING fts5(terms, tokenize = 'unicode61');

    CREATE TABLE shown (
      conversation TEXT NOT NULL, agent TEXT NOT NULL, seq INTEGER NOT NULL,
      PRIMARY KEY (conversation, agent)
    ) WITHOUT ROWID;

    CREATE TABLE ordered (
      event TEXT PRIMARY KEY, partition INTEGER NOT NULL, "offset" INTEGER NOT NULL,
      reason TEXT, content BLOB NOT NULL
    ) WITHOUT ROWID;

    CREATE TABLE team (
      id TEXT PRIMARY KEY, view TEXT NOT NULL, waiting TEXT NOT NULL
    ) WITHOUT ROWID;
    """
}

/// What an entry of a conversation is.
enum EntryKind: Int {
  case message = 1
  case note, suggestion, move
  /// What the customer is called, to be found by.
  case name
}
