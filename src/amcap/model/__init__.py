"""The domain: the portfolio that is judged, the rule book it is judged by, and the assessment that results."""
