"""The second reader's proposals, checked: only what our own readers find in the quoted characters is kept. Pure."""
