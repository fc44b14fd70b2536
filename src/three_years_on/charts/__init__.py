"""Tables and words in, still pictures for notebooks, page and paper out."""
