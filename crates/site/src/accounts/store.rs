//! The tables of people and sign-in, and the only place here that knows SQL.
//!
//! Nothing that opens anything is kept as it is: passwords, links and recovery codes as hashes, second factors sealed.

use crate::session::{after, digest};
use jiff::Timestamp;
use kernel::db::{Migration, Row};
use kernel::{Outcome, Rows, params};

pub(super) const MIGRATION: Migration = Migration {
    name: "site-002-accounts",
    sql: &[
        "CREATE TABLE account (person TEXT PRIMARY KEY, county TEXT NOT NULL, email TEXT UNIQUE, state TEXT NOT NULL,
         password TEXT NOT NULL, totp TEXT NOT NULL, totp_step BIGINT NOT NULL, refused BIGINT NOT NULL,
         signed_in TEXT, made TEXT NOT NULL)",
        "CREATE INDEX account_county ON account (county)",
        "CREATE TABLE invitation (token_hash TEXT PRIMARY KEY, person TEXT NOT NULL, expires TEXT NOT NULL, used TEXT,
         password TEXT NOT NULL, totp TEXT NOT NULL)",
        "CREATE INDEX invitation_person ON invitation (person)",
        "CREATE TABLE password_reset (token_hash TEXT PRIMARY KEY, person TEXT NOT NULL, expires TEXT NOT NULL, used TEXT)",
        "CREATE INDEX password_reset_person ON password_reset (person)",
        "CREATE TABLE recovery_code (person TEXT NOT NULL, hash TEXT NOT NULL, used TEXT, PRIMARY KEY (person, hash))",
        "CREATE TABLE sign_in_step (id TEXT PRIMARY KEY, secret_hash TEXT NOT NULL, person TEXT NOT NULL,
         totp TEXT NOT NULL, made TEXT NOT NULL, tries BIGINT NOT NULL)",
        "CREATE TABLE sign_in_refused (day TEXT PRIMARY KEY, times BIGINT NOT NULL)",
        "CREATE TABLE mail (id TEXT PRIMARY KEY, county TEXT NOT NULL, person TEXT NOT NULL, recipient TEXT NOT NULL,
         subject TEXT NOT NULL, sealed TEXT NOT NULL, made TEXT NOT NULL, opened TEXT)",
        "CREATE INDEX mail_county ON mail (county, id)",
    ],
    append_only: &[],
};

/// How far an account is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// Waits for the person to open the link.
    Invited,
    /// In use.
    Active,
    /// Shut.
    Disabled,
}

impl State {
    fn of(text: &str) -> Self {
        match text {
            "active" => Self::Active,
            "disabled" => Self::Disabled,
            _ => Self::Invited,
        }
    }
}

/// An account as it is kept.
#[derive(Clone)]
pub(super) struct Kept {
    pub(super) person: String,
    pub(super) county: String,
    pub(super) email: Option<String>,
    pub(super) state: State,
    /// Hash of the password; empty when there is none.
    pub(super) password: String,
    /// The second factor, sealed; empty when there is none.
    pub(super) totp: String,
    /// Refused tries since the last sign-in.
    pub(super) refused: i64,
    pub(super) signed_in: Option<Timestamp>,
}

impl Kept {
    fn read(row: &Row) -> Outcome<Self> {
        Ok(Self {
            person: row.get("person")?,
            county: row.get("county")?,
            email: row.get("email")?,
            state: State::of(&row.get::<String>("state")?),
            password: row.get("password")?,
            totp: row.get("totp")?,
            refused: row.get("refused")?,
            signed_in: row.get("signed_in")?,
        })
    }

    /// Whether a second factor is set.
    pub(super) fn two(&self) -> bool {
        !self.totp.is_empty()
    }
}

const ACCOUNT: &str =
    "SELECT t.person, t.county, t.email, t.state, t.password, t.totp, t.refused, t.signed_in FROM account t";

/// The account of a person.
pub(super) fn account(rows: &mut Rows<'_>, person: &str) -> Outcome<Option<Kept>> {
    let row = rows.one(&format!("{ACCOUNT} WHERE t.person = ?"), params![person])?;
    row.as_ref().map(Kept::read).transpose()
}

/// The account that has an address (in lower case).
pub(super) fn by_email(rows: &mut Rows<'_>, email: &str) -> Outcome<Option<Kept>> {
    let row = rows.one(&format!("{ACCOUNT} WHERE t.email = ?"), params![email])?;
    row.as_ref().map(Kept::read).transpose()
}

/// Every account of a county that the condition lets through.
pub(super) fn accounts(
    rows: &mut Rows<'_>,
    visible: &kernel::Visible<super::Account>,
    county: &str,
) -> Outcome<Vec<Kept>> {
    let sql = format!("{ACCOUNT} WHERE {} AND t.county = ? ORDER BY t.person", visible.sql());
    rows.all(&sql, &visible.params(params![county]))?.iter().map(Kept::read).collect()
}

/// Makes an account without any way in, unless there is one.
pub(super) fn ensure(
    rows: &mut Rows<'_>,
    person: &str,
    county: &str,
    state: &str,
    now: Timestamp,
) -> Outcome<()> {
    let sql = "INSERT INTO account (person, county, email, state, password, totp, totp_step, refused, signed_in, made)
               VALUES (?, ?, NULL, ?, '', '', 0, 0, NULL, ?) ON CONFLICT (person) DO NOTHING";
    rows.run(sql, params![person, county, state, now]).map(drop)
}

/// Gives an account its address, and brings a disabled one back as far as invited.
pub(super) fn invited(rows: &mut Rows<'_>, person: &str, county: &str, email: &str) -> Outcome<()> {
    let sql = "UPDATE account SET county = ?, email = ?,
               state = CASE WHEN state = 'disabled' THEN 'invited' ELSE state END WHERE person = ?";
    rows.run(sql, params![county, email, person]).map(drop)
}

/// Notes a sign-in; false when the account is not in use (any longer).
pub(super) fn signed_in(rows: &mut Rows<'_>, person: &str, now: Timestamp) -> Outcome<bool> {
    let sql = "UPDATE account SET signed_in = ?, refused = 0 WHERE person = ? AND state = 'active'";
    Ok(rows.run(sql, params![now, person])? == 1)
}

/// Counts a refused try. The same is written whether there is such an account or not.
pub(super) fn refused(rows: &mut Rows<'_>, email: &str, day: jiff::civil::Date) -> Outcome<()> {
    let sql = "INSERT INTO sign_in_refused (day, times) VALUES (?, 1)
               ON CONFLICT (day) DO UPDATE SET times = sign_in_refused.times + 1";
    rows.run(sql, params![day])?;
    rows.run("UPDATE account SET refused = refused + 1 WHERE email = ?", params![email]).map(drop)
}

/// Sets the password of an account in use.
pub(super) fn set_password(rows: &mut Rows<'_>, person: &str, hash: &str) -> Outcome<bool> {
    let sql = "UPDATE account SET password = ? WHERE person = ? AND state = 'active'";
    Ok(rows.run(sql, params![hash, person])? == 1)
}

/// Sets the second factor. `step` is the half minute of the code that proved it, which is thereby used.
pub(super) fn set_totp(rows: &mut Rows<'_>, person: &str, sealed: &str, step: i64) -> Outcome<()> {
    rows.run("UPDATE account SET totp = ?, totp_step = ? WHERE person = ?", params![sealed, step, person])
        .map(drop)
}

/// Uses up a half minute; false when it, or a later one, was used before.
pub(super) fn spend_step(rows: &mut Rows<'_>, person: &str, step: i64) -> Outcome<bool> {
    let sql = "UPDATE account SET totp_step = ? WHERE person = ? AND totp_step < ?";
    Ok(rows.run(sql, params![step, person, step])? == 1)
}

/// Replaces the recovery codes by others, given as hashes.
pub(super) fn set_codes(rows: &mut Rows<'_>, person: &str, hashes: &[String]) -> Outcome<()> {
    rows.run("DELETE FROM recovery_code WHERE person = ?", params![person])?;
    for hash in hashes {
        let sql = "INSERT INTO recovery_code (person, hash, used) VALUES (?, ?, NULL)";
        rows.run(sql, params![person, hash])?;
    }
    Ok(())
}

/// Uses up a recovery code; false when there is none such, or it was used.
pub(super) fn spend_code(rows: &mut Rows<'_>, person: &str, hash: &str, now: Timestamp) -> Outcome<bool> {
    let sql = "UPDATE recovery_code SET used = ? WHERE person = ? AND hash = ? AND used IS NULL";
    Ok(rows.run(sql, params![now, person, hash])? == 1)
}

/// How many recovery codes are left.
pub(super) fn codes_left(rows: &mut Rows<'_>, person: &str) -> Outcome<i64> {
    let sql = "SELECT COUNT(*) AS n FROM recovery_code WHERE person = ? AND used IS NULL";
    rows.one(sql, params![person])?.map_or(Ok(0), |row| row.get("n"))
}

/// Shuts an account: its password, links and half-done sign-ins open nothing from now on.
pub(super) fn disable(rows: &mut Rows<'_>, person: &str, now: Timestamp) -> Outcome<bool> {
    let sql = "UPDATE account SET state = 'disabled', password = '' WHERE person = ? AND state <> 'disabled'";
    let changed = rows.run(sql, params![person])?;
    crate::session::end_all(rows, person)?;
    void_links(rows, person, now)?;
    Ok(changed == 1)
}

/// Voids every link and every half-done sign-in of a person.
pub(super) fn void_links(rows: &mut Rows<'_>, person: &str, now: Timestamp) -> Outcome<()> {
    for table in ["invitation", "password_reset"] {
        rows.run(
            &format!("UPDATE {table} SET used = ? WHERE person = ? AND used IS NULL"),
            params![now, person],
        )?;
    }
    void_steps(rows, person)
}

/// Voids every half-done sign-in of a person.
pub(super) fn void_steps(rows: &mut Rows<'_>, person: &str) -> Outcome<()> {
    rows.run("DELETE FROM sign_in_step WHERE person = ?", params![person]).map(drop)
}

/// An invitation that is still good.
pub(super) struct Invitation {
    pub(super) person: String,
    /// Hash of the password chosen in the first step; empty before.
    pub(super) password: String,
    /// The second factor offered, sealed; empty before the first step, and when none is needed.
    pub(super) totp: String,
}

/// Stands for the person where no account has the address.
pub(super) const NOBODY: &str = "nobody";
/// Days for which an invitation is good.
pub(super) const INVITATION_DAYS: i64 = 7;
/// Minutes for which the link of a reset is good.
pub(super) const RESET_MINUTES: i64 = 60;

/// Keeps a new invitation in place of any before, and says when it expires.
pub(super) fn add_invitation(
    rows: &mut Rows<'_>,
    token: &str,
    person: &str,
    now: Timestamp,
) -> Outcome<Timestamp> {
    let expires = after(now, INVITATION_DAYS * 24 * 60);
    void_links(rows, person, now)?;
    let sql = "INSERT INTO invitation (token_hash, person, expires, used, password, totp) VALUES (?, ?, ?, NULL, '', '')";
    rows.run(sql, params![digest(token), person, expires])?;
    Ok(expires)
}

/// The invitation that a link names.
pub(super) fn invitation(rows: &mut Rows<'_>, token: &str, now: Timestamp) -> Outcome<Option<Invitation>> {
    let sql =
        "SELECT person, password, totp FROM invitation WHERE token_hash = ? AND used IS NULL AND expires > ?";
    let row = rows.one(sql, params![digest(token), now])?;
    row.map(|row| {
        Ok(Invitation { person: row.get("person")?, password: row.get("password")?, totp: row.get("totp")? })
    })
    .transpose()
}

/// Keeps what the first step of an invitation chose; false when it is no longer good.
pub(super) fn chosen(rows: &mut Rows<'_>, token: &str, password: &str, totp: &str) -> Outcome<bool> {
    let sql = "UPDATE invitation SET password = ?, totp = ? WHERE token_hash = ? AND used IS NULL";
    Ok(rows.run(sql, params![password, totp, digest(token)])? == 1)
}

/// Uses up an invitation; false when it was used before.
pub(super) fn use_invitation(rows: &mut Rows<'_>, token: &str, now: Timestamp) -> Outcome<bool> {
    let sql = "UPDATE invitation SET used = ?, password = '', totp = '' WHERE token_hash = ? AND used IS NULL AND expires > ?";
    Ok(rows.run(sql, params![now, digest(token), now])? == 1)
}

/// Opens an account to the password that was chosen by invitation, and ends whatever was open before.
pub(super) fn accept(rows: &mut Rows<'_>, person: &str, password: &str, now: Timestamp) -> Outcome<()> {
    rows.run(
        "UPDATE account SET state = 'active', password = ? WHERE person = ?",
        params![password, person],
    )?;
    crate::session::end_all(rows, person)?;
    void_links(rows, person, now)
}

/// Keeps the link of a reset. `person` is [`NOBODY`] when no account has the address: the row then opens nothing, and costs the same.
pub(super) fn add_reset(rows: &mut Rows<'_>, token: &str, person: &str, now: Timestamp) -> Outcome<()> {
    let past = after(now, -24 * 60);
    rows.run("DELETE FROM password_reset WHERE expires < ?", params![past])?;
    rows.run("UPDATE password_reset SET used = ? WHERE person = ? AND used IS NULL", params![now, person])?;
    let sql = "INSERT INTO password_reset (token_hash, person, expires, used) VALUES (?, ?, ?, NULL)";
    rows.run(sql, params![digest(token), person, after(now, RESET_MINUTES)]).map(drop)
}

/// The person whose password a link resets.
pub(super) fn reset(rows: &mut Rows<'_>, token: &str, now: Timestamp) -> Outcome<Option<String>> {
    let sql = "SELECT person FROM password_reset WHERE token_hash = ? AND used IS NULL AND expires > ? ";
    rows.one(sql, params![digest(token), now])?.map(|row| row.get("person")).transpose()
}

/// Uses up the link of a reset; false when it was used before.
pub(super) fn use_reset(rows: &mut Rows<'_>, token: &str, now: Timestamp) -> Outcome<bool> {
    let sql = "UPDATE password_reset SET used = ? WHERE token_hash = ? AND used IS NULL AND expires > ?";
    Ok(rows.run(sql, params![now, digest(token), now])? == 1)
}
