//! The statistics of English public health and crime analysis: rates with intervals, standardisation, funnels, control charts, and what changed beyond noise.
