"""Swedish as council papers write it: its words, its damage and its grammar."""
