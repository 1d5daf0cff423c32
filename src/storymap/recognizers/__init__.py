"""Document → toponyms."""
