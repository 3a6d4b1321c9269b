"""One module for each foreign program or library that opens, draws or reads pages."""
