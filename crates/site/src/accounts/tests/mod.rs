//! People and sign-in, as whole journeys on both databases.
