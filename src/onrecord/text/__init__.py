"""Plain text and its parts: paragraphs, sentences, datelines, quotation marks. Knows nothing of files."""
