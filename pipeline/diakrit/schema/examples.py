"""Values that stand as examples in more than one place of the contract."""

BOX = (0.1545, 0.2642, 0.2853, 0.276)
DIGEST = "5d07d85008b5139fc9cda976ce4fc78d984ff90bc7dc9c41c4e43ba30f2e9037"
NAME = "2026/protokoll.pdf"
DAY = "2026-03-17"
MEETING_ID = "asmyra.miljonamnden.2026-03-17"
RECORD_ID = "asmyra.miljonamnden.2026-03-17.protokoll.p14"
MEMBER = {"name": "Ada Ekvall", "party": "S"}
SENSITIVE: dict[str, object] = {"kind": "personnummer", "page": 2, "line": 17, "boxes": []}
MADE_BY: dict[str, object] = {
    "software": "diakrit 0.2.0",
    "settings": DIGEST,
    "lexicons": DIGEST,
    "local_lexicon": None,
    "engine": "5.5.4 as a library, PDFium 159.0",
    "second_engine": None,
    "model": "diakrit",
    "model_sha256": DIGEST,
    "poppler": "22.12.0",
    "spacy": "3.8.18",
}
