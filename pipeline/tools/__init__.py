"""One door per foreign program or engine: only the module named after it knows how it is called and how it fails."""
