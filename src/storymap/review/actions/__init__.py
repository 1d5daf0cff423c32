"""What people do to a story, one module for each part of it."""
