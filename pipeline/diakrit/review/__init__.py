"""A local web application where a person checks doubtful records against the picture of the paper.

For one machine and one person: it listens on 127.0.0.1 alone, knows its visitor by a token in the address, loads nothing from
elsewhere, and shows nothing but the pages of its own batch.
"""
