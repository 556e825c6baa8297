"""The parser and the clause structure; the only room that loads spaCy."""
