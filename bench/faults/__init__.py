"""Faults, and what becomes of runs that have them."""
