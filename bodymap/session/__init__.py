"""What is looked at, as one frozen value, and how intents change it. Knows no Qt."""
