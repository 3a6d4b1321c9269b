"""A compact model of a language: words in context, capitals, compounds, letters. Knows nothing of damage."""
