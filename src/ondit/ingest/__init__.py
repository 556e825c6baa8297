"""Any carrier in, a Report out."""
