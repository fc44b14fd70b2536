"""Checked tables in, sentences and what they are made of out."""
