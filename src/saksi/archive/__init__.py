"""The distributed engine over web archives: a thin face."""
