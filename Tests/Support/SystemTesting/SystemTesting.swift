// SystemTesting
