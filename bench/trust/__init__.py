"""How far records can be trusted: papers of the development corpus, scanned anew at four resolutions, against their gold."""
