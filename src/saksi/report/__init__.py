"""The situation report."""
