"""A local web application for reviewing doubtful records next to the pictures of their pages.

For one person on one machine: it listens on 127.0.0.1 only, admits whoever has the token in the address, loads nothing from
elsewhere, and shows only pages of its own delivery.
"""
