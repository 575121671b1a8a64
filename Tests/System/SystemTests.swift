import Testing

/// Everything that starts the real executables, one after the other: two whole systems at once would
/// only measure how many cores there are.
@Suite("The real processes", .serialized)
struct SystemTests {}
