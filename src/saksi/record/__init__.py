"""Readings folded into facts. Pure: the same readings in any order give the same record."""
