"""The values that travel between the stages, in flow order: texts, places, claims, stories. Standard library only."""
