"""The desk: a thin face."""
