"""How files are written: PDF by Typst, DOCX and XLSX, forms to fill in."""
