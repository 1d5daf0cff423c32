"""Names that the embedded gazetteer lacks → candidates from Nominatim or Photon, only where the user asks for it."""
