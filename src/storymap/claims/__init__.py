"""Resolved document → claims."""
