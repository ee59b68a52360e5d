"""The one object the faces hold, and one file a group of verbs."""
