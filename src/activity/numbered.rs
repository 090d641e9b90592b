//! Enums of stable numbers, as the log keeps them.

/// An enum of numbers, of which a later version may know more: those are kept and shown as unknown. The words are those of
/// the exported log.
macro_rules! numbered {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $number:literal $word:literal,)+ }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(from = "u16", into = "u16")]
        pub enum $name {
            $($(#[$doc])* $variant,)+
            /// Of a later version: its number.
            Other(u16),
        }

        impl $name {
            /// Those that have a name.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// Its name in an exported log.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                    Self::Other(_) => "unknown",
                }
            }
        }

        impl From<u16> for $name {
            fn from(number: u16) -> Self {
                match number {
                    $($number => Self::$variant,)+
                    number => Self::Other(number),
                }
            }
        }

        impl From<$name> for u16 {
            fn from(value: $name) -> Self {
                match value {
                    $($name::$variant => $number,)+
                    $name::Other(number) => number,
                }
            }
        }
    };
}

pub(super) use numbered;
