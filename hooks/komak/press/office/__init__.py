"""Word and Excel files, and the typeface of fillable PDFs."""
