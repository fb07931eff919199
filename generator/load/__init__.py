"""Files to entries: every byte is looked at with suspicion here, and nowhere else."""
