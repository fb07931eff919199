"""What an editor may write, in one place: records, their grammars, and the list of kinds."""
