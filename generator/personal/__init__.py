"""Personal data in texts: pure functions that know nothing of records, files or problems."""
