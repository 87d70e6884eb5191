"""What is counted: shares of lights, balances, how far texts are."""
