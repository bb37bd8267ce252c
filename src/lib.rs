//! Pressmark reads a news article and says who, what, when, where, and who said what, every fact tied to its exact words.
