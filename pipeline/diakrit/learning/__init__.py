"""What a municipality's own papers, and the corrections of its people, teach the lexicons."""
