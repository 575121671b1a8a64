// LogRuntime
