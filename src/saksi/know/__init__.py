"""What is true in every language: places, actors, codes, outlets."""
