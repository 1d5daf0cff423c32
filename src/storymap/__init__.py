"""storymap: an article in, a map that can be trusted and a report of its geographic claims out."""
