"""What commands print: stages, differences, scores."""
