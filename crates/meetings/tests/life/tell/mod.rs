//! Telling people: invitations, papers, reminders, the weekly message, what is overdue, and calendars and feeds from elsewhere.

mod feeds;
mod invite;
mod ladder;
mod post;
mod prefer;
mod week;
