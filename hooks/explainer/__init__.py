"""The Empty Chair's core: records in, pages out. It knows no site generator. What a caller needs is in `building`."""
