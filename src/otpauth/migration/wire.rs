//! The bytes of Protocol Buffers: <https://protobuf.dev/programming-guides/encoding/>. Only what an export needs.

/// The fields of a message, in order: number and value. Ends with an error at the first that is torn.
pub(super) struct Fields<'b>(&'b [u8]);

pub(super) enum Value<'b> {
    /// A varint.
    Number(u64),
    /// Length-delimited: a text, bytes or another message.
    Bytes(&'b [u8]),
    /// Of a kind that no export has (4 or 8 bytes); passed over.
    Other,
}

/// Bytes that are no message.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Torn;

impl<'b> Fields<'b> {
    pub(super) const fn of(message: &'b [u8]) -> Self {
        Self(message)
    }

    fn number(&mut self) -> Result<u64, Torn> {
        let mut number = 0_u64;
        for shift in (0..64).step_by(7) {
            let (byte, rest) = self.0.split_first().ok_or(Torn)?;
            self.0 = rest;
            let bits = u64::from(byte & 0x7f);
            // The tenth byte has room for one bit.
            if shift == 63 && bits > 1 {
                return Err(Torn);
            }
            number |= bits << shift;
            if *byte < 0x80 {
                return Ok(number);
            }
        }
        Err(Torn)
    }

    fn take(&mut self, len: u64) -> Result<&'b [u8], Torn> {
        let len = usize::try_from(len).map_err(|_| Torn)?;
        let (taken, rest) = self.0.split_at_checked(len).ok_or(Torn)?;
        self.0 = rest;
        Ok(taken)
    }

    fn field(&mut self) -> Result<(u64, Value<'b>), Torn> {
        let key = self.number()?;
        let value = match key & 7 {
            0 => Value::Number(self.number()?),
            1 => self.take(8).map(|_| Value::Other)?,
            2 => {
                let len = self.number()?;
                Value::Bytes(self.take(len)?)
            }
            5 => self.take(4).map(|_| Value::Other)?,
            _ => return Err(Torn),
        };
        match key >> 3 {
            0 => Err(Torn),
            number => Ok((number, value)),
        }
    }
}

impl<'b> Iterator for Fields<'b> {
    type Item = Result<(u64, Value<'b>), Torn>;
    fn next(&mut self) -> Option<Self::Item> {
        if self.0.is_empty() {
            return None;
        }
        let field = self.field();
        if field.is_err() {
            self.0 = &[];
        }
        Some(field)
    }
}
