//! The Community Safety Agreement, its actions with a status that cannot flatter, and the sub-groups' updates.
