"""Gold corpora → scores: recognition, resolution, both together, calibration and speed."""
