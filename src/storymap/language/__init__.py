"""What several stages need to know of text: names, tokens, quantities."""
