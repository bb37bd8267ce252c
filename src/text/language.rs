//! Which language a text is written in: `The dam is safe, he said` → `en`. By the script and the share of each language's small words;
//! nothing is weighed or learned. A text of a few words without any small word is `und`.

use std::{collections::BTreeMap, sync::LazyLock};

/// A language the check knows: ISO 639-1 code and English name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Language {
    /// ISO 639-1, or `und`.
    pub code: &'static str,
    /// As in *this text seems to be in German*.
    pub name: &'static str,
}

/// Not told apart, or too little text.
pub const UNKNOWN: Language = Language { code: "und", name: "an unknown language" };
/// What the engine is made for.
pub const ENGLISH: Language = Language { code: "en", name: "English" };

/// Languages in Latin letters; their small words are in the list.
const LATIN: [Language; 20] = [
    ENGLISH,
    Language { code: "ca", name: "Catalan" },
    Language { code: "cs", name: "Czech" },
    Language { code: "da", name: "Danish" },
    Language { code: "de", name: "German" },
    Language { code: "es", name: "Spanish" },
    Language { code: "fi", name: "Finnish" },
    Language { code: "fr", name: "French" },
    Language { code: "hu", name: "Hungarian" },
    Language { code: "id", name: "Indonesian" },
    Language { code: "it", name: "Italian" },
    Language { code: "nl", name: "Dutch" },
    Language { code: "no", name: "Norwegian" },
    Language { code: "pl", name: "Polish" },
    Language { code: "pt", name: "Portuguese" },
    Language { code: "ro", name: "Romanian" },
    Language { code: "sv", name: "Swedish" },
    Language { code: "sw", name: "Swahili" },
    Language { code: "tr", name: "Turkish" },
    Language { code: "vi", name: "Vietnamese" },
];

/// Scripts that stand for one language, with their ranges of code points. Cyrillic and Arabic are written by many; the largest
/// press is named.
const SCRIPTS: [(u32, u32, Language); 9] = [
    (0x0370, 0x03ff, Language { code: "el", name: "Greek" }),
    (0x0400, 0x04ff, Language { code: "ru", name: "Russian or another language in Cyrillic letters" }),
    (0x0590, 0x05ff, Language { code: "he", name: "Hebrew" }),
    (0x0600, 0x06ff, Language { code: "ar", name: "Arabic or another language in Arabic letters" }),
    (0x0900, 0x097f, Language { code: "hi", name: "Hindi or another language in Devanagari letters" }),
    (0x0e00, 0x0e7f, Language { code: "th", name: "Thai" }),
    (0x3040, 0x30ff, Language { code: "ja", name: "Japanese" }),
    (0x4e00, 0x9fff, Language { code: "zh", name: "Chinese" }),
    (0xac00, 0xd7af, Language { code: "ko", name: "Korean" }),
];

static WORDS: LazyLock<BTreeMap<&'static str, u32>> = LazyLock::new(|| {
    let mut words: BTreeMap<&str, u32> = BTreeMap::new();
    for (word, code) in include_str!("../lexicon/function_words.tsv").lines().filter_map(|l| l.split_once('\t')) {
        if let Some(index) = LATIN.iter().position(|l| l.code == code) {
            *words.entry(word).or_default() |= 1 << index;
        }
    }
    words
});

/// So many words are looked at.
const LOOK: usize = 2000;

/// The language of `text`.
pub fn of(text: &str) -> Language {
    if let Some(language) = by_script(text) {
        return language;
    }
    let mut counts = [0usize; LATIN.len()];
    let mut words = 0;
    for word in text.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()).take(LOOK) {
        words += 1;
        let Some(&languages) = WORDS.get(word.to_lowercase().as_str()) else { continue };
        for (index, count) in counts.iter_mut().enumerate() {
            *count += (languages >> index & 1) as usize;
        }
    }
    // English comes first and wins a draw: the engine reads English, and headlines have few small words.
    let best = counts.iter().enumerate().rev().max_by_key(|(_, n)| **n);
    let Some((index, &count)) = best else { return UNKNOWN };
    // Running text has a small word in every third to fifth place; lists and headlines of English news one in twenty.
    let (enough, others) = (count * 20 >= words && count > 0, count * 8 >= words && words >= 8);
    let english = index == 0;
    if (english && enough) || (!english && others) { LATIN.get(index).copied().unwrap_or(UNKNOWN) } else { UNKNOWN }
}

/// The language of the script that half of the letters are written in.
fn by_script(text: &str) -> Option<Language> {
    let mut counts = [0usize; SCRIPTS.len()];
    let mut letters = 0;
    for c in text.chars().filter(|c| c.is_alphabetic()).take(LOOK * 5) {
        letters += 1;
        if let Some(index) = SCRIPTS.iter().position(|(from, to, _)| (*from..=*to).contains(&u32::from(c))) {
            // Japanese is written with Chinese characters, too.
            if let Some(count) = counts.get_mut(index) {
                *count += 1;
            }
        }
    }
    let kana = counts.get(6).copied().unwrap_or(0);
    let (index, count) = counts.iter().copied().enumerate().max_by_key(|(_, n)| *n)?;
    let index = if index == 7 && kana * 10 > count { 6 } else { index };
    (count * 2 > letters).then(|| SCRIPTS.get(index).map(|(_, _, l)| *l)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_languages() {
        for (text, code) in [
            ("The council said on Tuesday that the bridge would be built.", "en"),
            ("Rain stopped play at Velmouth", "en"),
            ("Der Rat teilte am Dienstag mit, dass die Brücke gebaut werden soll und die Kosten steigen.", "de"),
            ("Le conseil a annoncé mardi que le pont sera construit dans les deux ans et que les travaux sont prêts.", "fr"),
            ("El consejo dijo el martes que el puente será construido en dos años por la empresa de la ciudad.", "es"),
            ("Il consiglio ha detto che il ponte della città sarà costruito nel corso di due anni.", "it"),
            ("De raad zei dinsdag dat de brug in de stad binnen twee jaar wordt gebouwd door het bedrijf.", "nl"),
            ("Совет сообщил во вторник, что мост построят.", "ru"),
            ("委員会は火曜日、橋を建設すると発表した。", "ja"),
            ("委员会星期二宣布将建造一座桥。", "zh"),
            ("قال المجلس يوم الثلاثاء إن الجسر سيبنى", "ar"),
            ("Velmouth 3 Orrin 1", "und"),
            ("", "und"),
            ("12345 67", "und"),
        ] {
            assert_eq!(of(text).code, code, "{text}");
        }
    }
}
