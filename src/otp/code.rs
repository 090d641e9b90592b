//! From secret, parameters and time to a code; `totp-rs` does the arithmetic.

use std::fmt::Write;

use totp_rs::Builder;
use zeroize::Zeroizing;

use super::{Algorithm, Kind, Period, Secret, pinned};
use crate::time::UnixMs;

/// A one-time code as it is typed: digits, or five characters for Steam. Wiped when dropped; no `Debug`.
///
/// ```compile_fail
/// fn needs_debug<T: std::fmt::Debug>() {}
/// needs_debug::<sixpence::otp::Code>();
/// ```
pub struct Code(Zeroizing<String>);

/// Why there is no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// The HOTP counter is at its end (2^64 - 1) and cannot be advanced.
    #[error("the counter is at its end")]
    CounterAtEnd,
    /// A time-based code was asked of a counter-based account, or the reverse.
    #[error("this kind of code is made another way")]
    WrongKind,
}

/// A Steam code has five characters, no choice. Not in [`Digits`](super::Digits), which are 6 to 8.
const STEAM_CHARS: u8 = 5;

impl Code {
    /// The characters of the code.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl Kind {
    /// The code that holds at `now` (RFC 6238, section 4.2, with T0 = 0).
    ///
    /// # Errors
    /// [`CodeError::WrongKind`] for HOTP.
    pub fn code_at(&self, secret: &Secret, now: UnixMs) -> Result<Code, CodeError> {
        self.code_of_step(secret, self.step_at(now)?)
    }

    /// The code of the period after the one in which `now` lies.
    ///
    /// # Errors
    /// [`CodeError::WrongKind`] for HOTP.
    pub fn next_code(&self, secret: &Secret, now: UnixMs) -> Result<Code, CodeError> {
        // Steps count from 1970 in units of 5 s or more, from milliseconds in 64 bits: one more always fits.
        self.code_of_step(secret, self.step_at(now)?.saturating_add(1))
    }

    /// The code of the counter as it stands, which is the next one to hand out (RFC 4226, section 5.3).
    ///
    /// # Errors
    /// [`CodeError::WrongKind`] unless HOTP.
    pub fn code_of_counter(&self, secret: &Secret) -> Result<Code, CodeError> {
        match *self {
            Self::Hotp { counter, .. } => self.code_of_step(secret, counter),
            _ => Err(CodeError::WrongKind),
        }
    }

    /// The same parameters with the HOTP counter one further.
    ///
    /// # Errors
    /// [`CodeError::CounterAtEnd`] at 2^64 - 1: starting over would hand out codes a second time.
    /// [`CodeError::WrongKind`] unless HOTP.
    pub fn advanced(&self) -> Result<Self, CodeError> {
        match *self {
            Self::Hotp { counter, digits, algorithm } => {
                let counter = counter.checked_add(1).ok_or(CodeError::CounterAtEnd)?;
                Ok(Self::Hotp { counter, digits, algorithm })
            }
            _ => Err(CodeError::WrongKind),
        }
    }

    /// Milliseconds until the code that holds at `now` ends: 1 up to the whole period. `None` for HOTP, whose codes
    /// do not end by time.
    #[must_use]
    pub fn ms_left(&self, now: UnixMs) -> Option<u64> {
        let period_ms = u64::from(self.period_seconds()?).saturating_mul(1000);
        let passed = now.0.checked_rem(period_ms)?;
        Some(period_ms.saturating_sub(passed))
    }

    /// How long a code lasts, in seconds: 30 for Steam, `None` for HOTP.
    #[must_use]
    pub const fn period_seconds(&self) -> Option<u16> {
        match self {
            Self::Totp { period, .. } => Some(period.seconds()),
            Self::Steam | Self::Yandex => Some(Period::THIRTY.seconds()),
            Self::Motp => Some(10),
            Self::Hotp { .. } => None,
        }
    }

    /// How many characters a code has: 6 to 8 digits, or 5 for Steam.
    #[must_use]
    pub const fn code_chars(&self) -> u8 {
        match self {
            Self::Totp { digits, .. } | Self::Hotp { digits, .. } => digits.get(),
            Self::Steam => STEAM_CHARS,
            Self::Yandex => pinned::YANDEX_CHARS,
            Self::Motp => pinned::MOTP_CHARS,
        }
    }

    /// The number of whole periods from the Unix epoch to `now`.
    fn step_at(&self, now: UnixMs) -> Result<u64, CodeError> {
        let period = self.period_seconds().ok_or(CodeError::WrongKind)?;
        now.seconds().checked_div(u64::from(period)).ok_or(CodeError::WrongKind)
    }

    fn code_of_step(&self, secret: &Secret, step: u64) -> Result<Code, CodeError> {
        let algorithm = match self {
            Self::Totp { algorithm, .. } | Self::Hotp { algorithm, .. } => match algorithm {
                Algorithm::Sha1 => totp_rs::Algorithm::SHA1,
                Algorithm::Sha256 => totp_rs::Algorithm::SHA256,
                Algorithm::Sha512 => totp_rs::Algorithm::SHA512,
            },
            Self::Steam => totp_rs::Algorithm::Steam,
            Self::Yandex => return Ok(Code(pinned::yandex(secret.expose(), step))),
            Self::Motp => return Ok(Code(pinned::motp(secret.expose(), step))),
        };
        // `build` refuses secrets below 128 bits, which real sites hand out. What `build_noncompliant` leaves
        // unchecked (digits, a period of 0) our own types exclude. With a period of 1 the library's "time" is the
        // counter itself: so HOTP needs no second library.
        let token = Builder::new()
            .with_algorithm(algorithm)
            .with_digits(self.code_chars())
            .with_secret(secret.expose())
            .with_step_duration(1)
            .build_noncompliant()
            .generate(step);
        let mut code = Zeroizing::new(String::with_capacity(usize::from(self.code_chars())));
        write!(code, "{token}").map_err(|_| CodeError::WrongKind)?;
        Ok(Code(code))
    }
}
