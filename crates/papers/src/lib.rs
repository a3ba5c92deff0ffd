//! Reports built from blocks: written, cleared, frozen, issued, imported and exported.
