"""One text → HTML, plain words or Markdown. Nothing else in the house turns a text into anything."""
