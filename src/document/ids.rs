//! Typed indexes into the vectors of a [`super::Document`], so that a token's number is never taken for a sentence's.

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// From an index; saturates past `u32::MAX`.
            pub fn new(index: usize) -> Self {
                Self(u32::try_from(index).unwrap_or(u32::MAX))
            }

            /// The index into the document's vector.
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

ids! {
    /// Into `blocks`.
    BlockId,
    /// Into `sentences`.
    SentenceId,
    /// Into `tokens`.
    TokenId,
    /// Into `entities`.
    EntityId,
    /// Into `mentions`.
    MentionId,
    /// Into `times`.
    TimeId,
    /// Into `quantities`.
    QuantityId,
    /// Into `statements`.
    StatementId,
    /// Into `events`.
    EventId,
    /// Into the document's lemma table.
    LemmaId,
}
