"""Toponyms and candidates → resolutions."""
