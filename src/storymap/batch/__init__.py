"""Many documents → tables in partitions, on Dask; tables → the first answers an editor wants."""
