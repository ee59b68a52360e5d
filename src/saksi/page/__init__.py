"""Bytes to Text: decoding, main text, furniture, masthead."""
