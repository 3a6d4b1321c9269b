"""What has a fixed shape in council papers: case numbers, dates, references. Patterns only; no pages, no state."""
