//! A picture as a page of its own: as large as it fits on A4, upright or across.

use super::bind::Growing;
use crate::damage::{TOO_MUCH, damaged, refused};
use crate::picture::{Size, size};
use kernel::Outcome;
use kernel::files::Sort;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

/// A4 in points.
const SHEET: (f32, f32) = (595.28, 841.89);
/// How far from the edges.
const EDGE: f32 = 36.0;
/// What a picture may unpack to.
const UNPACKED: usize = 300 << 20;

/// Adds the page.
pub(super) fn page(pack: &mut Growing, sort: Sort, bytes: &[u8], title: &str) -> Outcome<ObjectId> {
    let size = size(sort, bytes)?;
    let picture = match sort {
        Sort::Png => png(&mut pack.document, bytes)?,
        _ => jpeg(&mut pack.document, bytes, size)?,
    };
    let across = size.turn >= 5;
    let (wide, high) = if across { (size.height, size.width) } else { (size.width, size.height) };
    let (wide, high) = (wide as f32, high as f32);
    let (width, height) = if wide > high { (SHEET.1, SHEET.0) } else { SHEET };
    let scale = ((width - 2.0 * EDGE) / wide).min((height - 2.0 * EDGE) / high);
    let (w, h) = (wide * scale, high * scale);
    let (x, y) = ((width - w) / 2.0, (height - h) / 2.0);
    // The square of one point on which a picture is drawn, as the camera was held.
    let [a, b, c, d, e, f] = match size.turn {
        2 => [-w, 0.0, 0.0, h, x + w, y],
        3 => [-w, 0.0, 0.0, -h, x + w, y + h],
        4 => [w, 0.0, 0.0, -h, x, y + h],
        5 => [0.0, -h, -w, 0.0, x + w, y + h],
        6 => [0.0, -h, w, 0.0, x, y + h],
        7 => [0.0, h, w, 0.0, x, y],
        8 => [0.0, h, -w, 0.0, x + w, y],
        _ => [w, 0.0, 0.0, h, x, y],
    };
    let drawn =
        format!("/Figure <</MCID 0>> BDC q {a:.3} {b:.3} {c:.3} {d:.3} {e:.3} {f:.3} cm /Picture Do Q EMC\n");
    let content =
        pack.document.add_object(Stream::new(Dictionary::new(), drawn.into_bytes()).with_compression(false));
    let page = dictionary! {
        "Type" => "Page", "Parent" => pack.tree, "Contents" => content, "Tabs" => "S",
        "MediaBox" => vec![0.into(), 0.into(), Object::Real(width), Object::Real(height)],
        "Resources" => dictionary! { "XObject" => dictionary! { "Picture" => picture } },
    };
    let page = pack.document.add_object(page);
    pack.tags.figure(&mut pack.document, page, title)?;
    Ok(page)
}

fn image(width: u32, height: u32, space: &str, filter: &str) -> Dictionary {
    dictionary! {
        "Type" => "XObject", "Subtype" => "Image", "Width" => i64::from(width), "Height" => i64::from(height),
        "BitsPerComponent" => 8, "ColorSpace" => space, "Filter" => filter,
    }
}

/// A photograph goes in as it is.
fn jpeg(document: &mut Document, bytes: &[u8], size: Size) -> Outcome<ObjectId> {
    let frame = img_parts::jpeg::Jpeg::from_bytes(bytes.to_vec().into()).map_err(damaged)?;
    let header =
        frame.segments().iter().find(|s| matches!(s.marker(), 0xC0..=0xC2)).ok_or_else(|| damaged(()))?;
    let colours = header.contents().get(5).copied().ok_or_else(|| damaged(()))?;
    let space = match colours {
        1 => "DeviceGray",
        3 => "DeviceRGB",
        4 => "DeviceCMYK",
        _ => return Err(damaged(())),
    };
    let mut dict = image(size.width, size.height, space, "DCTDecode");
    let adobe = frame.segments().iter().any(|s| s.marker() == 0xEE && s.contents().starts_with(b"Adobe"));
    if colours == 4 && adobe {
        // Such files hold their inks the other way round.
        dict.set("Decode", [1, 0, 1, 0, 1, 0, 1, 0].map(Object::from).to_vec());
    }
    Ok(document.add_object(Stream::new(dict, bytes.to_vec()).with_compression(false)))
}

/// A drawing is unpacked, and its see-through parts become a mask.
fn png(document: &mut Document, bytes: &[u8]) -> Outcome<ObjectId> {
    let limits = png::Limits { bytes: UNPACKED };
    let mut decoder = png::Decoder::new_with_limits(std::io::Cursor::new(bytes), limits);
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(damaged)?;
    let needed = reader.output_buffer_size().filter(|n| *n <= UNPACKED).ok_or_else(|| refused(TOO_MUCH))?;
    let mut pixels = vec![0; needed];
    let frame = reader.next_frame(&mut pixels).map_err(damaged)?;
    pixels.truncate(frame.buffer_size());
    let (width, height) = (frame.width, frame.height);
    let (colours, alpha) = match frame.color_type {
        png::ColorType::Grayscale => (1, false),
        png::ColorType::GrayscaleAlpha => (1, true),
        png::ColorType::Rgb => (3, false),
        png::ColorType::Rgba => (3, true),
        png::ColorType::Indexed => return Err(damaged(())),
    };
    let space = if colours == 1 { "DeviceGray" } else { "DeviceRGB" };
    let (shown, mask) = if alpha {
        let whole = pixels.chunks_exact(colours + 1);
        let shown: Vec<u8> = whole.clone().flat_map(|pixel| pixel[..colours].iter().copied()).collect();
        (shown, Some(whole.map(|pixel| pixel[colours]).collect::<Vec<u8>>()))
    } else {
        (pixels, None)
    };
    let mut dict = image(width, height, space, "");
    dict.remove(b"Filter");
    if let Some(mask) = mask {
        let mut below = image(width, height, "DeviceGray", "");
        below.remove(b"Filter");
        let mut below = Stream::new(below, mask);
        below.compress().map_err(damaged)?;
        dict.set("SMask", document.add_object(below));
    }
    let mut stream = Stream::new(dict, shown);
    stream.compress().map_err(damaged)?;
    Ok(document.add_object(stream))
}
