"""Claim and boundaries → verdict."""
