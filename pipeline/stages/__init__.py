"""Stages: what reads a page, and what happens to a document once its pages are read (`line`)."""
