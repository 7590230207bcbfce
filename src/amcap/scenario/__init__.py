"""Portfolio + changes → portfolio: what is then evaluated afresh, compared or written.

Where only loads are asked for, `amcap.engine.what_if` answers from what is evaluated already. It lies in the engine,
below findings and explanations, which ask it, so that imports run one way. Both ways go by one `Draft` of the changes.
"""
