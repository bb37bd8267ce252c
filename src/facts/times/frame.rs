//! What the words of a time expression say, before any calendar: `January of last year` → month 1, year one before the anchor's.

use crate::facts::numerals::{decimal::Decimal, words::Class};

/// Units of time, small to large.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)] // the words say it
pub enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
    Millennium,
}

impl Unit {
    const ALL: [Self; 13] = [
        Self::Second,
        Self::Minute,
        Self::Hour,
        Self::Day,
        Self::Weekend,
        Self::Week,
        Self::Fortnight,
        Self::Month,
        Self::Quarter,
        Self::Year,
        Self::Decade,
        Self::Century,
        Self::Millennium,
    ];

    /// By its number in the word lists.
    pub fn from_value(value: i32) -> Option<Self> {
        usize::try_from(value).ok().and_then(|i| Self::ALL.get(i)).copied()
    }

    /// By its English name.
    pub fn from_name(name: &str) -> Option<Self> {
        let names = [
            "second",
            "minute",
            "hour",
            "day",
            "weekend",
            "week",
            "fortnight",
            "month",
            "quarter",
            "year",
            "decade",
            "century",
            "millennium",
        ];
        names.iter().position(|n| *n == name).and_then(|i| Self::ALL.get(i)).copied()
    }

    /// Whether a duration in it is written after the `T`.
    pub const fn of_clock(self) -> bool {
        matches!(self, Self::Second | Self::Minute | Self::Hour)
    }
}

/// Which year is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Year {
    /// Not said.
    #[default]
    Open,
    /// Said; negative before Christ.
    Is(i32),
    /// So many years after that of publication: *last year*.
    Published(i32),
    /// So many years after that of the time spoken of: *that year*, *the following year*.
    Reference(i32),
}

/// What kind of value the frame makes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Act {
    /// A place on the calendar from its parts.
    #[default]
    Calendar,
    /// A unit so many steps from the anchor: *last week*.
    Step,
    /// A number of units before or after the anchor: *three years ago*.
    Offset,
    /// A length of time.
    Length,
    /// How often.
    Set,
    /// A value of its own: `PAST_REF`.
    Fixed,
}

/// How many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// So many.
    Is(Decimal),
    /// *several*, or a plural alone.
    Some,
}

/// The parts that a rule has read. Only those set are meant.
#[derive(Clone, Copy, Debug, Default)]
pub struct Frame {
    /// Kind of value.
    pub act: Act,
    /// Year.
    pub year: Year,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to 31.
    pub day: Option<u8>,
    /// 1 (Monday) to 7.
    pub weekday: Option<u8>,
    /// Steps in weeks for a weekday: −1 *last*, 0 *this*, 1 *next*; of units for [`Act::Step`].
    pub step: Option<i32>,
    /// The steps count from the time spoken of, not from publication.
    pub on_reference: bool,
    /// Which one of several: the *second* Monday; −1 the last.
    pub nth: Option<i8>,
    /// Months after that of publication: *of next month*.
    pub relative_month: Option<i8>,
    /// The count of units is taken from (−1) or added to (1) the day named: *two weeks before Christmas*.
    pub shift: Option<i8>,
    /// 1 to 4.
    pub quarter: Option<u8>,
    /// 1 or 2.
    pub half: Option<u8>,
    /// 1 spring to 4 winter.
    pub season: Option<u8>,
    /// TIMEX3 part of the day, its index in the lists.
    pub part: Option<u8>,
    /// Line in the table of holidays.
    pub holiday: Option<u16>,
    /// 0 to 24.
    pub hour: Option<u8>,
    /// 0 to 59; −15 for *quarter to*.
    pub minute: Option<i8>,
    /// 0 to 59.
    pub second: Option<u8>,
    /// The hour is one of the afternoon or was said in full (24-hour clock).
    pub afternoon: Option<bool>,
    /// Minutes east of Greenwich; 9999 local.
    pub zone: Option<i16>,
    /// How many units.
    pub count: Option<Count>,
    /// The unit of steps, offsets and lengths.
    pub unit: Option<Unit>,
    /// A smaller unit after *and*: *two hours and ten minutes*.
    pub and_count: Option<Count>,
    /// Its unit.
    pub and_unit: Option<Unit>,
    /// First year of a decade: 1990.
    pub decade: Option<i32>,
    /// 20 for the years 1900 to 1999 (popular count: 20th century).
    pub century: Option<i32>,
    /// Before Christ.
    pub bc: bool,
    /// Of a financial year.
    pub fiscal: bool,
    /// TIMEX3 modifier.
    pub modifier: Option<&'static str>,
    /// The value of [`Act::Fixed`].
    pub fixed: Option<&'static str>,
    /// Sets: TIMEX3 `quant`.
    pub quant: Option<&'static str>,
    /// Sets: TIMEX3 `freq`.
    pub freq: Option<&'static str>,
    /// The rule may only be used where a length of time is expected (*for a week*).
    pub needs_length: bool,
    /// The rule may only be used where what comes after *in* lies ahead (*in 25 years*).
    pub ahead: bool,
    /// A weak reading: other things could be meant (*1980* is a year only in the right place).
    pub weak: bool,
}

/// A place in a frame that a rule's slot fills.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    /// A word of a class from the lists.
    Word(Class),
    /// A cardinal number or *several*.
    Count,
    /// The second number of *two hours and ten minutes*.
    AndCount,
    /// Its unit, singular or plural.
    AndUnit,
    /// A unit, singular or plural or short.
    AnyUnit,
    /// A month, short or long.
    AnyMonth,
    /// A weekday, short or long.
    AnyWeekday,
    /// A day of the month: `5`, `5th`, `fifth`.
    Day,
    /// *first* to *fifth*, *last*.
    Nth,
    /// A day of the month as an ordinal only: `5th`.
    DayOrdinal,
    /// A year of four digits.
    Year,
    /// Any digits as a year: `490` (BC).
    AnyYear,
    /// A year in words: *nineteen ninety-six*.
    YearInWords,
    /// `'75`.
    ShortYear,
    /// `1990s`, `'90s`, *nineties*.
    Decade,
    /// *20th*, *twentieth* (century).
    Century,
    /// *third quarter*, `Q3`, `3Q`.
    Quarter,
    /// *first half*, `H1`.
    Half,
    /// `8:17`, `0617`, `5.30`, `18`.
    Clock,
    /// The same with a colon: `8:17`.
    Colon,
    /// An hour alone: `5`, *five*.
    Hour,
    /// So many minutes after the hour: *ten* past three.
    Minutes,
    /// `13h30`.
    ClockH,
    /// `2014-10`, `04/2016`.
    YearMonth,
    /// The `74` of `31-Oct-74`.
    ShortFigures,
    /// `2022-07-18`, `18/07/2022`, `18.07.2022`.
    Numeric,
}
