//! The second factor: six digits from an app, new every half minute (RFC 6238).

use jiff::Timestamp;
use kernel::time::Chance;
use kernel::{Fault, Outcome};
use maud::{Markup, html};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use qrcode::{Color, QrCode};
use totp_rs::{Builder, Secret, Totp};

/// Blank squares around the picture, as its standard asks (ISO/IEC 18004).
const MARGIN: usize = 4;

/// A new secret of 160 bits, as RFC 4226 section 4 recommends.
pub(super) fn secret(chance: &dyn Chance) -> Vec<u8> {
    let mut bytes = vec![0; 20];
    chance.fill(&mut bytes);
    bytes
}

/// The half minute for which a code is right, counted from 1970, or `None` when it is wrong. The half minutes beside the present
/// one count too, for clocks that are a little off. A half minute may be used once only: the caller sees to that.
pub(super) fn check(secret: &[u8], code: &str, now: Timestamp) -> Option<i64> {
    let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let step = engine(secret).ok()?.check(&code, seconds(now))?;
    i64::try_from(step).ok()
}

/// The code at an instant: for demos, whose clock no app shares, and for tests.
pub(super) fn code_at(secret: &[u8], now: Timestamp) -> Outcome<String> {
    Ok(engine(secret)?.generate(seconds(now)).to_string())
}

/// The secret as people type it: base 32 in groups of four.
pub(super) fn grouped(secret: &[u8]) -> String {
    let text: Vec<char> = Secret::from(secret).to_base32().chars().collect();
    text.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// The secret as apps read it from a picture.
fn address(secret: &[u8], email: &str) -> String {
    let (email, secret) = (utf8_percent_encode(email, NON_ALPHANUMERIC), Secret::from(secret).to_base32());
    format!("otpauth://totp/Shiremoot:{email}?secret={secret}&issuer=Shiremoot")
}

/// The picture to scan, as SVG without any style.
pub(super) fn picture(secret: &[u8], email: &str) -> Outcome<Markup> {
    let code = QrCode::new(address(secret, email)).map_err(Fault::broken)?;
    let (width, colors) = (code.width(), code.to_colors());
    let dark = colors.iter().enumerate().filter(|(_, color)| **color == Color::Dark);
    let path: String =
        dark.map(|(at, _)| format!("M{} {}h1v1h-1z", at % width + MARGIN, at / width + MARGIN)).collect();
    let side = width + 2 * MARGIN;
    Ok(html! {
        div class="sm-qr" {
            svg viewBox=(format!("0 0 {side} {side}")) role="img" aria-label="QR code that holds the key below"
                shape-rendering="crispEdges" { path d=(path) {} }
        }
    })
}

fn engine(secret: &[u8]) -> Outcome<Totp> {
    Builder::new().with_secret(secret).build().map_err(|e| Fault::Broken(format!("a second factor: {e}")))
}

fn seconds(at: Timestamp) -> u64 {
    u64::try_from(at.as_second()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238 appendix B, the last six of its eight digits.
    #[test]
    fn agrees_with_the_standard() {
        let secret = b"12345678901234567890";
        for (second, code) in
            [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924"), (2_000_000_000, "279037")]
        {
            let at = Timestamp::from_second(second).unwrap();
            assert_eq!(code_at(secret, at).unwrap(), code);
            assert_eq!(check(secret, code, at), Some(second / 30));
            let (early, late) = (second - 30, second + 30);
            assert_eq!(check(secret, code, Timestamp::from_second(early).unwrap()), Some(second / 30));
            assert_eq!(check(secret, code, Timestamp::from_second(late).unwrap()), Some(second / 30));
            assert_eq!(check(secret, code, Timestamp::from_second(second + 90).unwrap()), None);
        }
    }

    #[test]
    fn takes_spaces_and_nothing_else() {
        let (secret, at) = (b"12345678901234567890", Timestamp::from_second(59).unwrap());
        for (code, right) in
            [("287 082", true), (" 287082 ", true), ("287-082", false), ("", false), ("+87082", false)]
        {
            assert_eq!(check(secret, code, at).is_some(), right, "{code}");
        }
    }

    #[test]
    fn an_app_can_read_it() {
        let secret = b"12345678901234567890";
        assert_eq!(grouped(secret), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        let right = "otpauth://totp/Shiremoot:a%2Bb%40c%2Eexample?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Shiremoot";
        assert_eq!(address(secret, "a+b@c.example"), right);
        let picture = picture(secret, "a+b@c.example").unwrap().into_string();
        assert!(picture.contains("<path d=\"M4 4h1v1h-1z"), "the corner square begins inside the margin");
        assert!(!picture.contains("style"));
    }
}
