"""Language packs: one folder a language, always the same file names."""
