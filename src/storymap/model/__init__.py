"""The values that travel between the stages: texts < places < claims < stories. Standard library only."""
