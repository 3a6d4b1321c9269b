"""Adapters: one module for each external program or library that opens, renders or reads pages."""
