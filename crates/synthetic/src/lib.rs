//! Made-up counts that say they are made up: season, trend, over-dispersion and planted changes, in the layout of the published files.
