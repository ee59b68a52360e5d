"""The quality gate: what the reader finds in the gold articles, per kind and language, beside floors that only rise."""
