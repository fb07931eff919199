"""A list of activities as a table and back: what a teacher's program has made is read as a person would read it."""
