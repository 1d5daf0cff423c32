"""Resolved documents → events and routes."""
