"""Measures, fits and builds what repair stands on. For developers; the program never imports it."""
