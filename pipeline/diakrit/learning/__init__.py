"""Learns from a municipality's own papers and from corrections."""
