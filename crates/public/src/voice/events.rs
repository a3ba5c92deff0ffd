//! Every event of the public's voice. Bodies hold identifiers: nothing that anybody typed, and no address.

kernel::events! {
    /// Somebody asked for a correction.
    "public.correction-asked" 1 CorrectionAsked { correction: String }
    /// It was answered: something was corrected, or not, or it was set aside and is not published.
    "public.correction-answered" 1 CorrectionAnswered { correction: String, outcome: String, reference: String }
    /// Somebody asked to be told what is published; nothing is sent until they confirm.
    "public.subscription-asked" 1 SubscriptionAsked { subscription: String }
    /// They confirmed; one that they had before for the same address came to its end.
    "public.subscription-confirmed" 1 SubscriptionConfirmed { subscription: String, rows: Vec<String> }
    /// They chose what they want to hear of.
    "public.subscription-changed" 1 SubscriptionChanged { subscription: String }
    /// They want no more, or never confirmed.
    "public.subscription-ended" 1 SubscriptionEnded { subscription: String }
    /// A subscription was told what is new on a day.
    "public.subscription-told" 1 SubscriptionTold { subscription: String, day: String }
}
