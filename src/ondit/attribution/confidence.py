FILE = "confidence.csv"
