"""The delivery: the files that a run leaves behind."""
