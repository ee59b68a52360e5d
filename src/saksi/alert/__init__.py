"""Channels that carry changes."""
