//! Pictures: what the camera wrote is named and gone, and they stay the right way up.

use crate::make::{drawing, photograph};
use crate::pdf::{cleaned, found, hides};
use engine_files::Files;
use kernel::contracts::binder::{Binder, Hides};

#[test]
fn where_a_picture_was_taken_leaves_it() {
    let photo = photograph(6);
    let read = found(&photo);
    let camera = read.hidden.iter().find(|hidden| hidden.what == Hides::Camera).expect("the camera's notes");
    assert_eq!(camera.detail, "the place, the camera");
    assert!(read.barriers[0].contains("without a description in words"));
    let clean = cleaned(&photo);
    let text = String::from_utf8_lossy(&clean).into_owned();
    assert!(!text.contains("Somebody") && !text.contains("film"), "{text}");
    assert_eq!(Files.pages(&clean), Ok(1));
    assert!(clean.windows(6).any(|w| w == b"Exif\0\0"), "which way is up is kept");
    let upright = cleaned(&photograph(1));
    assert!(!upright.windows(6).any(|w| w == b"Exif\0\0"));
}

#[test]
fn notes_of_a_program_leave_a_drawing() {
    let drawing = drawing();
    assert_eq!(hides(&drawing), [Hides::Properties]);
    let clean = cleaned(&drawing);
    assert!(!String::from_utf8_lossy(&clean).contains("Somebody"));
}
