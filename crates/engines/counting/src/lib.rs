//! Files of rows streamed through a dataset’s checks into immutable Parquet parts and small cubes of counts.
