"""The steps of the schema, oldest first; each runs in one transaction with its mark."""
