"""The nouns of Saksi. Standard library only; touches no file and no database. Pure."""
