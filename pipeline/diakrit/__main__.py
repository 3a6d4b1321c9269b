"""`python -m diakrit` is the same program as `diakrit`."""

from diakrit.cli import main

if __name__ == "__main__":
    main()
