"""Batches: inputs are read, structured and kept, task by task, by workers near and far."""
