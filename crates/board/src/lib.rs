//! Who sits at the table: areas, organisations and their succession, groups, seats, people, protocols and themes.
