"""A story file in a browser: what people correct, decide and sign → the story file."""
