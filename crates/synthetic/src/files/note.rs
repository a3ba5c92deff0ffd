//! What says in the folder that everything in it is made up.

use super::Asked;
use crate::{Key, KeyFault, Model, month};

/// Name of the note.
pub const NOTE: &str = "SYNTHETIC.txt";
/// Name of the key.
pub const KEY: &str = "key.toml";

pub(super) fn text(model: &Model<'_>, asked: &Asked) -> String {
    let place = model.place;
    format!(
        "SYNTHETIC DATA. Everything in this folder is made up.\n\
         \n\
         No row is a crime, no area, street, district or force in it exists, and nothing here may be published as fact.\n\
         The files have the layout of data.police.uk, so that programs which read that can be tried. They are not from there.\n\
         \n\
         How to tell: every code of an area begins with E9, which no real one does; every point lies in the North Sea;\n\
         in every file there is an Example Street.\n\
         \n\
         Months {} to {}, {} forces, {} small areas, seed {}. The same program, seed, key and months give the same bytes.\n\
         What was planted, and is there to be found or to be seen through, is written in {KEY}.\n",
        month::text(asked.from),
        month::text(asked.to),
        place.forces.len(),
        place.lsoas21.len(),
        model.seed,
    )
}

pub(super) fn key(key: &Key) -> Result<String, KeyFault> {
    let head = "# SYNTHETIC DATA: what was planted in the files of this folder. The factor multiplies the mean of a change, and is the share\n\
                # that is left of a missing month, of placed rows, or of old codes in the month of the switch.\n\n";
    Ok(format!("{head}{}", key.write()?))
}
