"""The editor's desk: the only code that writes into the sources' folder."""
