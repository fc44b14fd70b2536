"""The first wing: the language in which all the others speak."""
