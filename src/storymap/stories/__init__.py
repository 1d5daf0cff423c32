"""Everything found → story."""
