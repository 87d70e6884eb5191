"""The exported Word document in other forms, through the office program that the computer has."""
