"""The en language pack."""
