//! What a code depends on besides the secret. Values outside the ranges cannot be made.

/// The hash under HMAC (RFC 6238, section 1.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Algorithm {
    /// HMAC-SHA-1, the default of the Key URI format.
    #[default]
    Sha1,
    /// HMAC-SHA-256.
    Sha256,
    /// HMAC-SHA-512.
    Sha512,
}

/// How many digits a code has: 6 to 8. (A Steam code has five characters and no choice.)
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Digits(u8);

/// How long a code lasts, in seconds: 5 to 3600.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period(u16);

/// What moves a code on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Time (RFC 6238).
    Totp {
        /// Length of one step.
        period: Period,
        /// Length of the code.
        digits: Digits,
        /// Hash under HMAC.
        algorithm: Algorithm,
    },
    /// A counter (RFC 4226).
    Hotp {
        /// The counter of the *next* code to hand out.
        counter: u64,
        /// Length of the code.
        digits: Digits,
        /// Hash under HMAC.
        algorithm: Algorithm,
    },
    /// Steam Guard: five characters, SHA-1, 30 seconds.
    Steam,
    /// Yandex Key: eight letters, SHA-256, 30 seconds, with a PIN. The secret is the PIN and 16 bytes.
    Yandex,
    /// Mobile-OTP: six hexadecimal characters, MD5, 10 seconds, with a PIN. The secret is a text, 0 and the PIN.
    Motp,
}

/// All parameters of an account's codes.
pub type Params = Kind;

/// A parameter outside its range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ParamsError {
    /// Digits other than 6, 7 or 8.
    #[error("digits must be 6, 7 or 8")]
    Digits,
    /// A period below 5 or above 3600 seconds.
    #[error("period must be 5 to 3600 seconds")]
    Period,
}

impl Digits {
    /// Six digits, the default of the Key URI format.
    pub const SIX: Self = Self(6);

    /// # Errors
    /// [`ParamsError::Digits`] unless `digits` is 6, 7 or 8.
    pub const fn new(digits: u64) -> Result<Self, ParamsError> {
        match digits {
            6 => Ok(Self(6)),
            7 => Ok(Self(7)),
            8 => Ok(Self(8)),
            _ => Err(ParamsError::Digits),
        }
    }

    /// The number of digits.
    #[must_use]
    pub const fn get(self) -> u8 {
        self.0
    }
}

impl Period {
    /// 30 seconds, the default of the Key URI format.
    pub const THIRTY: Self = Self(30);

    /// # Errors
    /// [`ParamsError::Period`] unless `seconds` is 5 to 3600.
    pub const fn new(seconds: u64) -> Result<Self, ParamsError> {
        if seconds >= 5 && seconds <= 3600 { Ok(Self(seconds as u16)) } else { Err(ParamsError::Period) }
    }

    /// The period in seconds.
    #[must_use]
    pub const fn seconds(self) -> u16 {
        self.0
    }
}

impl Default for Kind {
    fn default() -> Self {
        Self::Totp { period: Period::THIRTY, digits: Digits::SIX, algorithm: Algorithm::Sha1 }
    }
}

impl Algorithm {
    /// The name as the Key URI format writes it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sha1 => "SHA1",
            Self::Sha256 => "SHA256",
            Self::Sha512 => "SHA512",
        }
    }
}
