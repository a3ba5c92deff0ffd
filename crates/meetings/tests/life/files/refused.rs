//! What cannot be taken is said in place, and nothing of it stays.

use crate::agenda::ground::{HWB, add, hwb, item_at};
use crate::cycle::support::{OFFICER, open};
use crate::files::make::{county, pdf};

#[test]
fn files_that_cannot_be_taken_are_refused_with_what_to_do() {
    county().both(|bench| {
        let site = open(bench);
        let officer = site.person(OFFICER);
        hwb(&site);
        add(&officer, HWB, "Winter plan");
        let slug = item_at(bench, HWB, "Winter plan").rsplit('/').next().expect("a name").to_string();
        let new = format!("{HWB}/papers/new");
        let send = |name: &str, bytes: &[u8]| {
            officer.upload(&new, &[("item", &slug)], ("file", name, bytes)).is(422)
        };
        send("macro.docx", b"PK\x03\x04word/document.xml word/vbaProject.bin")
            .says("holds macros")
            .says("Save As");
        send("locked.doc", &[0xD0, 0xCF, 0x11, 0xE0]).says("without a password");
        send("broken.pdf", b"%PDF-1.7").says("damaged");
        send("empty.pdf", b"").says("Choose the file");
        send("large.pdf", &vec![b'x'; (50 << 20) + 1]).says("larger than 50 MB");
        let again = officer.upload(&new, &[("item", "item-999")], ("file", "a.pdf", &pdf(&["x"]))).is(422);
        again.says("Choose the item");
        let take = format!("{HWB}/papers/take");
        let form = [("held", "../../site.key"), ("name", "x"), ("item", slug.as_str()), ("title", "x")];
        officer.post(&take, &form).is(422).says("Choose it again");
        let before = bench.kernel.files().all().expect("files");
        assert_eq!(before, Vec::<String>::new(), "nothing that was refused is kept");
        // Only the last good file still waits; whatever waits too long goes.
        assert_eq!(bench.kernel.files().sweep("2200-01-01T00:00:00Z".parse().expect("a day")), Ok(1));
    });
}
