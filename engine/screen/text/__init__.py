"""What lies between a sentence and its picture: order, script, font and line."""
