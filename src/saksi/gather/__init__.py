"""Where pages come from: files and folders."""
