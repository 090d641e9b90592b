//! Two-factor login turned on by the user's own hand: the same steps as a checklist.

/// A step of the checklist.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The site shows its QR code or key.
    Show,
    /// The account is saved.
    Save,
    /// Its code stands in the site's field.
    Code,
    /// The site has confirmed it.
    Confirm,
    /// The recovery codes are saved.
    Recovery,
}

impl Step {
    /// All of them, in their order.
    pub const ALL: [Self; 5] = [Self::Show, Self::Save, Self::Code, Self::Confirm, Self::Recovery];

    /// The keys of its title and of what it says.
    #[must_use]
    pub const fn keys(self) -> (&'static str, &'static str) {
        match self {
            Self::Show => ("handShow", "handShowText"),
            Self::Save => ("handSave", "handSaveText"),
            Self::Code => ("handCode", "handCodeText"),
            Self::Confirm => ("handConfirm", "handConfirmText"),
            Self::Recovery => ("handRecovery", "handRecoveryText"),
        }
    }

    /// The `id` of its box.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Show => "hand-show",
            Self::Save => "hand-save",
            Self::Code => "hand-code",
            Self::Confirm => "hand-confirm",
            Self::Recovery => "hand-recovery",
        }
    }
}

/// Which steps the user has ticked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ByHand(Vec<Step>);

impl ByHand {
    /// A step was ticked, or no longer.
    pub fn tick(&mut self, step: Step, done: bool) {
        self.0.retain(|other| *other != step);
        if done {
            self.0.push(step);
        }
    }

    /// Whether a step is ticked.
    #[must_use]
    pub fn is_done(&self, step: Step) -> bool {
        self.0.contains(&step)
    }

    /// Whether nothing is left to do.
    #[must_use]
    pub fn is_over(&self) -> bool {
        Step::ALL.into_iter().all(|step| self.is_done(step))
    }
}
