//! What the page has asked of the worker and not yet heard back: messages wait until the worker is ready, late answers are
//! dropped by their number, a crash fails the question that was being answered and sends the others again.

use super::protocol::{Job, Request, Task, VERSION};
use std::collections::VecDeque;

/// Crashes in a row without an answer after which the worker is not started again.
const PATIENCE: u32 = 3;

/// The account of open questions, oldest first. Pure: the caller posts what the methods return.
#[derive(Debug, Default)]
pub struct Jobs {
    last: u32,
    ready: bool,
    crashes: u32,
    open: VecDeque<(Job, String)>,
}

/// What to do after a crash.
#[derive(Debug, PartialEq, Eq)]
pub enum AfterCrash {
    /// Start a new worker; this question had been under way.
    Respawn(Option<Job>),
    /// The worker does not run here; all these questions fail.
    GiveUp(Vec<Job>),
}

impl Jobs {
    /// Takes a question; the message is to be posted now if there is one, else it waits for [`Jobs::ready`].
    pub fn ask(&mut self, task: Task, body: &str) -> (Job, Option<&str>) {
        self.last += 1;
        let job = Job(self.last);
        let message = Request { v: VERSION, job, task }.encode(body);
        self.open.push_back((job, message));
        let post = if self.ready { self.open.back().map(|(_, m)| m.as_str()) } else { None };
        (job, post)
    }

    /// The worker has said that it is ready: all waiting messages, in order.
    pub fn ready(&mut self) -> impl Iterator<Item = &str> {
        self.ready = true;
        self.open.iter().map(|(_, message)| message.as_str())
    }

    /// Whether an answer to `job` is still wanted.
    pub fn wants(&self, job: Job) -> bool {
        self.open.iter().any(|(open, _)| *open == job)
    }

    /// The question is answered or failed; false if nobody waits for it any more.
    pub fn close(&mut self, job: Job) -> bool {
        let wanted = self.wants(job);
        self.open.retain(|(open, _)| *open != job);
        if wanted {
            self.crashes = 0;
        }
        wanted
    }

    /// The person gave up on `job`. True if the worker must be replaced because it may be busy with it.
    pub fn cancel(&mut self, job: Job) -> bool {
        let wanted = self.wants(job);
        self.open.retain(|(open, _)| *open != job);
        self.ready = self.ready && !wanted;
        wanted
    }

    /// The worker died.
    pub fn crashed(&mut self) -> AfterCrash {
        self.crashes += 1;
        if self.crashes >= PATIENCE {
            return AfterCrash::GiveUp(self.open.drain(..).map(|(job, _)| job).collect());
        }
        let running = if self.ready { self.open.pop_front().map(|(job, _)| job) } else { None };
        self.ready = false;
        AfterCrash::Respawn(running)
    }
}

#[cfg(test)]
mod tests {
    use super::{super::protocol::Article, *};

    fn task() -> Task {
        Task::Analyze(Article::default())
    }

    fn ask(jobs: &mut Jobs) -> Job {
        jobs.ask(task(), "text").0
    }

    #[test]
    fn questions_wait_for_ready() {
        let mut jobs = Jobs::default();
        assert_eq!(jobs.ask(task(), "early").1, None);
        assert_eq!(jobs.ready().count(), 1);
        assert!(jobs.ask(task(), "late").1.is_some());
    }

    #[test]
    fn late_answers_are_dropped() {
        let mut jobs = Jobs::default();
        let job = ask(&mut jobs);
        assert_eq!(jobs.ready().count(), 1);
        assert!(jobs.cancel(job));
        assert!(!jobs.close(job));
    }

    #[test]
    fn a_crash_costs_one_question() {
        let mut jobs = Jobs::default();
        let (first, second) = (ask(&mut jobs), ask(&mut jobs));
        assert_eq!(jobs.ready().count(), 2);
        assert_eq!(jobs.crashed(), AfterCrash::Respawn(Some(first)));
        assert_eq!(jobs.ready().count(), 1);
        assert!(jobs.close(second));
    }

    #[test]
    fn a_worker_that_never_starts_is_given_up() {
        let mut jobs = Jobs::default();
        let job = ask(&mut jobs);
        assert_eq!(jobs.crashed(), AfterCrash::Respawn(None));
        assert_eq!(jobs.crashed(), AfterCrash::Respawn(None));
        assert_eq!(jobs.crashed(), AfterCrash::GiveUp(vec![job]));
    }
}
