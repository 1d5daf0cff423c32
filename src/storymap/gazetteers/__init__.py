"""Name → candidate places."""
