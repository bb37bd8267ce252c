//! The story in short: answers, summary, keyphrases; each a stretch of the text.
