"""The id language pack."""
