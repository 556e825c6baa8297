"""The ledger: every report, statement, claim and judgement kept, nothing lost, everything explained."""
