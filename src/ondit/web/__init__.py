"""The pages and the JSON of `ondit serve`: parse a request, call one function, show the answer."""
