//! The personal rules on the shelf, under `pressmark:1:rules`. Each change reads what is kept, so two tabs lose nothing of each
//! other. A table that cannot be read stays where it is until a rule is to be kept; then it is moved to `rules-damaged`.

use super::{Shelf, Store, StoreError};
use crate::library::rules::{Joined, Rules};

/// The name of their key.
pub(super) const RULES: &str = "rules";

impl<S: Store> Shelf<S> {
    /// The rules; none kept are no rules.
    ///
    /// # Errors
    /// A sentence that says why they cannot be read.
    pub fn rules(&self) -> Result<Rules, String> {
        match self.setting(RULES).map_err(|e| e.to_string())? {
            Some(kept) => Rules::read(&kept),
            None => Ok(Rules::default()),
        }
    }

    /// Changes the rules, and gives them back as they are kept now.
    ///
    /// # Errors
    /// [`StoreError`]; what was kept before stands.
    pub fn change_rules(&self, change: &mut dyn FnMut(&mut Rules)) -> Result<Rules, StoreError> {
        let kept = self.setting(RULES)?;
        let read = kept.as_deref().map(Rules::read);
        let mut rules = match (read, &kept) {
            (Some(Err(_)), Some(kept)) => {
                self.set_rules_aside(kept)?;
                Rules::default()
            }
            (read, _) => read.and_then(Result::ok).unwrap_or_default(),
        };
        change(&mut rules);
        self.set_setting(RULES, (!rules.is_empty()).then(|| rules.write()).as_deref())?;
        Ok(rules)
    }

    /// Takes rules of a file in.
    pub(super) fn join_rules(&self, theirs: &Rules) -> (Joined, Option<StoreError>) {
        let mut joined = Joined::default();
        match self.change_rules(&mut |rules| joined = rules.join(theirs)) {
            Ok(_) => (joined, None),
            Err(error) => (Joined { failed: theirs.all().len(), ..Joined::default() }, Some(error)),
        }
    }

    /// Under a name that is free. What cannot be read is not ours to overwrite.
    pub(super) fn set_rules_aside(&self, kept: &str) -> Result<(), StoreError> {
        let mut name = format!("{RULES}-damaged");
        while self.setting(&name)?.is_some_and(|other| other != kept) {
            name += "-too";
        }
        self.set_setting(&name, Some(kept))
    }
}
