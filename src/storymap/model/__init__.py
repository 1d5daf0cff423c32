"""The values that travel between the stages: texts < places < relations < claims < stories. Standard library only."""
