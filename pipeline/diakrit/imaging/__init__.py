"""Pictures of pages: measured, and prepared for OCR."""
