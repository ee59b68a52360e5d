"""Where the record lies: SQLite or PostgreSQL."""
