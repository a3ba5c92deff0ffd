//! The meeting as it is held: who is there, who has an interest, minutes by several, what comes of an item, and decisions between meetings.

mod agree;
mod at_once;
mod attendance;
mod evidence;
mod interests;
mod minutes;
mod outcomes;
mod procedure;
mod table;
