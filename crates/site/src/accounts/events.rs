//! Every event that people and sign-in can record. Bodies hold identifiers, never an address.

kernel::events! {
    /// Somebody was invited, or invited again.
    "account.invited" 1 Invited { person: String }
    /// A password was chosen by invitation; a second factor is still to be set.
    "account.password-chosen" 1 PasswordChosen { person: String }
    /// The invitation was accepted: from now on the account can be used.
    "account.accepted" 1 Accepted { person: String }
    /// The password was right, and something more is asked for.
    "account.password-given" 1 PasswordGiven { person: String }
    /// Somebody signed in: by `password`, `second-factor`, `recovery-code` or, in a demo only, by `choice`.
    "account.signed-in" 1 SignedIn { person: String, with: String }
    /// Somebody signed out on one device.
    "account.signed-out" 1 SignedOut { person: String }
    /// Somebody signed out on every device.
    "account.signed-out-everywhere" 1 SignedOutEverywhere { person: String }
    /// The password was changed by its holder, who knew the old one, or by a reset.
    "account.password-changed" 1 PasswordChanged { person: String, by_reset: bool }
    /// A second factor was set, in place of any before.
    "account.second-factor-set" 1 SecondFactorSet { person: String }
    /// New recovery codes were made; the old ones are void.
    "account.recovery-codes-made" 1 RecoveryCodesMade { person: String }
    /// A recovery code was used; so many are left.
    "account.recovery-code-used" 1 RecoveryCodeUsed { person: String, left: i64 }
    /// A reset of the password was asked for; about `nobody` when no account in use has the address.
    "account.reset-asked" 1 ResetAsked { person: String }
    /// The account was disabled, and every session ended.
    "account.disabled" 1 Disabled { person: String }
    /// A message in the outbox was opened by somebody who passes messages on.
    "outbox.message-opened" 1 MessageOpened { mail: String, person: String }
    /// A message that was not sent is tried again, because somebody who looks after the outbox said so.
    "outbox.message-tried-again" 1 MessageTriedAgain { mail: String, person: String }
    /// Somebody chose how they are told of things of a kind.
    "messages.chosen" 1 MessagesChosen { person: String }
    /// Somebody wants to hear no more of one thing until a day.
    "messages.snoozed" 1 MessagesSnoozed { person: String, thing: String, until: String }
    /// Somebody made an address at which their own calendar can be fetched; one made before is dead.
    "calendar.address-made" 1 CalendarAddressMade { person: String }
    /// Somebody revoked the address of their calendar.
    "calendar.address-revoked" 1 CalendarAddressRevoked { person: String }
}
