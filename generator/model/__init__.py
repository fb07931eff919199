"""Entries to a Site: sorted, linked, frozen."""
