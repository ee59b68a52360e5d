"""The field's own file formats: one file a format."""
