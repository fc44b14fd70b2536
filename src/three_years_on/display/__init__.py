"""Tables, words and pictures in, the widget and the page out."""
