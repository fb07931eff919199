"""What a schema cannot say: one file for each concern, all run by `check`."""
