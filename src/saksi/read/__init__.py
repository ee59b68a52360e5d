"""Text to readings: small readers mark dates, numbers, places, actors and quotes; kind files combine them."""
