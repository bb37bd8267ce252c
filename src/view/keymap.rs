//! Which key does what. Every key that is a single character can be given another one, or none: `j` → `n`. The interface's handlers
//! know the keys of the table only; [`Keymap::meaning`] turns what was pressed into one of them.

use std::collections::BTreeMap;

/// The keys that can be changed, with what they do, as the sheet lists them.
pub const KEYS: &[(char, &str)] = &[
    ('j', "next fact"),
    ('k', "previous fact"),
    ('a', "accept"),
    ('r', "reject"),
    ('u', "back to unreviewed"),
    ('y', "do what your rule says"),
    ('w', "make a rule of your correction"),
    ('A', "all places where the same name stands"),
    ('R', "reject everywhere: a name with all its mentions, or all facts of the same words"),
    ('b', "accept several facts after a look"),
    ('B', "the same, with all of the list chosen"),
    ('f', "find words by typing them, and mark them"),
    ('o', "next fact on the same words"),
    ('[', "start of the fact one word earlier"),
    (']', "start one word later"),
    ('{', "end of the fact one word earlier"),
    ('}', "end one word later"),
    ('t', "then a letter: type of the selected words or name"),
    ('m', "merge: the same as, then a digit"),
    ('M', "split: some mentions are somebody else"),
    ('s', "speaker, then a digit"),
    ('l', "tie to another person or thing"),
    ('v', "value or verdict"),
    ('n', "note"),
    ('h', "hide this kind of mark"),
    ('p', "paragraph looked through"),
    ('c', "text caret on and off: arrows move it, Shift selects, Enter marks"),
    (
        'g',
        "then a letter: t text, p people and other names, q quotes, d dates, m money and amounts, e events, r review; n network, w map, s numbers, c your corrections, u your rules, l all saved articles",
    ),
    ('/', "search all saved articles"),
    ('e', "save as …"),
    ('0', "clean text, and back"),
    ('?', "this sheet"),
];

/// The person's changes: what was pressed → the key of the table; a key that was taken away has no entry that leads to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keymap {
    /// Key of the table → what is to be pressed for it; a space for nothing.
    changed: BTreeMap<char, char>,
}

impl Keymap {
    /// Reads pairs of characters: `"jnk "` gives `j` to `n` and `k` to nothing. What cannot be changed so, or would stand for two
    /// things, is left out. All pairs are taken together, for in *j to k, k to j* each alone would be taken already.
    pub fn read(kept: &str) -> Self {
        let chars: Vec<char> = kept.chars().collect();
        let mut map = Self::default();
        for pair in chars.chunks_exact(2) {
            if let [key, pressed] = *pair
                && key != pressed
                && Self::allowed(key, pressed).is_ok()
            {
                map.changed.insert(key, pressed);
            }
        }
        // A key that goes back to itself may meet another, which goes back as well.
        while let Some(key) = map.changed.iter().find(|(key, pressed)| map.taken(**key, **pressed).is_some()).map(|(key, _)| *key)
        {
            map.changed.remove(&key);
        }
        map
    }

    /// As [`Keymap::read`] reads it; empty if nothing is changed.
    pub fn write(&self) -> String {
        self.changed.iter().flat_map(|(key, pressed)| [*key, *pressed]).collect()
    }

    /// What is to be pressed for a key of the table; none if it was taken away.
    pub fn pressed(&self, key: char) -> Option<char> {
        let pressed = self.changed.get(&key).copied().unwrap_or(key);
        (pressed != ' ').then_some(pressed)
    }

    /// The key of the table that was meant; none for a key that was given away or does nothing.
    pub fn meaning(&self, pressed: char) -> Option<char> {
        KEYS.iter().map(|(key, _)| *key).find(|&key| self.pressed(key) == Some(pressed))
    }

    /// Gives a key of the table another character; a space takes it away.
    ///
    /// # Errors
    /// What the character does already.
    pub fn set(&mut self, key: char, pressed: char) -> Result<(), &'static str> {
        Self::allowed(key, pressed)?;
        if let Some(words) = self.taken(key, pressed) {
            return Err(words);
        }
        match key == pressed {
            true => self.changed.remove(&key),
            false => self.changed.insert(key, pressed),
        };
        Ok(())
    }

    fn allowed(key: char, pressed: char) -> Result<(), &'static str> {
        if !KEYS.iter().any(|(k, _)| *k == key) {
            return Err("not a key that can be changed");
        }
        match pressed.is_ascii_digit() && pressed != '0' {
            true => Err("show or hide a kind of mark"),
            false => Ok(()),
        }
    }

    /// What a character does already, for another key than this.
    fn taken(&self, key: char, pressed: char) -> Option<&'static str> {
        let other = |&&(other, _): &&(char, &str)| other != key && pressed != ' ' && self.pressed(other) == Some(pressed);
        KEYS.iter().find(other).map(|(_, words)| *words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn keys_are_changed_taken_away_and_given_back() {
        let mut map = Keymap::default();
        assert_eq!(map.meaning('j'), Some('j'));
        assert_eq!(map.set('j', 'k'), Err("previous fact"));
        assert_eq!((map.set('j', 'x'), map.set('k', 'j')), (Ok(()), Ok(())));
        assert_eq!((map.meaning('x'), map.meaning('j'), map.meaning('k')), (Some('j'), Some('k'), None));
        assert_eq!(map.set('a', ' '), Ok(()));
        assert_eq!((map.meaning('a'), map.pressed('a')), (None, None));
        assert_eq!(Keymap::read(&map.write()), map);
        assert_eq!((map.set('k', 'k'), map.set('j', 'j'), map.set('a', 'a')), (Ok(()), Ok(()), Ok(())));
        assert_eq!(map.write(), "");
        assert!(map.set('j', '3').is_err());
    }

    #[test]
    fn two_keys_that_changed_places_stay_so() {
        let mut map = Keymap::default();
        assert_eq!((map.set('j', ' '), map.set('k', 'j'), map.set('j', 'k')), (Ok(()), Ok(()), Ok(())));
        assert_eq!(Keymap::read(&map.write()), map);
        // Both would be pressed by n, and m is a key of its own.
        assert_eq!(Keymap::read("jnknlm"), Keymap::read("kn"));
    }

    #[test]
    fn no_key_stands_for_two_things() {
        let mut keys: Vec<char> = KEYS.iter().map(|(key, _)| *key).collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), KEYS.len());
    }

    proptest! {
        #[test]
        fn any_setting_reads(kept in "\\PC{0,20}") {
            let map = Keymap::read(&kept);
            prop_assert_eq!(Keymap::read(&map.write()), map);
        }

        #[test]
        fn no_setting_gives_a_character_two_meanings(kept in "[jkaruAR\\[\\]nx0? ]{0,20}") {
            let map = Keymap::read(&kept);
            prop_assert_eq!(Keymap::read(&map.write()), map.clone());
            for (key, _) in KEYS {
                if let Some(pressed) = map.pressed(*key) {
                    prop_assert_eq!(map.meaning(pressed), Some(*key));
                }
            }
        }
    }
}
