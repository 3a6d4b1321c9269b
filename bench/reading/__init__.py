"""Reading beside its peers: the same scans, the same machine, in turn."""
