"""The exported Word document in other forms, made by the office program on the computer."""
