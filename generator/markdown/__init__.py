"""One dialect for every text: parser, our own blocks and marks, cleaning, and facts about a text without making it."""
