"""Saksi ("witness"): a sourced record of a crisis, read from the pages of many outlets."""

__version__ = "0.1.0"
