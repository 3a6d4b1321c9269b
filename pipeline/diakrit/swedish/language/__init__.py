"""A compact language model: words in context, capitals, compounds, letters. Knows nothing about damage."""
