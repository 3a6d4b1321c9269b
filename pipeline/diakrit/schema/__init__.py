"""The published contract: records, documents, failures and the manifest."""
