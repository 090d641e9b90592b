//! The assistant against sites that are made up: whatever a site does, and wherever the worker or the browser dies, the vault
//! holds the secret of a login that is on, and nothing is pressed that the user was not asked about.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::collections::HashSet;

use proptest::prelude::*;
use sixpence::{
    account::AccountId,
    enrolment::assist::{Answer, Command, Control, Input, Outcome, Question, Reason, Run, SecretSeen, Sight},
    time::UnixMs,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Codes {
    None,
    Before,
    WithSecret,
    AtOnce,
    Behind,
}

/// What a site is like.
#[derive(Debug, Clone)]
struct Manner {
    way_in: u8,
    chooses_app: bool,
    password: bool,
    hidden: bool,
    wizard: bool,
    new_at_each_visit: bool,
    new_after_refusal: bool,
    refuses_first: bool,
    /// Says that it is on, and shows a way to turn it off; otherwise nothing.
    says_on: bool,
    codes: Codes,
    /// Is on only after its last button.
    ends_with_button: bool,
    /// Looks that find nothing after each page.
    slow: u8,
    /// Looks between the press that sends the code and the answer: the page stands there as it was, with what it said before.
    late: u8,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Way(u8),
    Password,
    Method,
    Codes,
    Setup,
    Code,
    Last,
}

struct Site {
    manner: Manner,
    place: Place,
    revealed: bool,
    knows_user: bool,
    secret: u32,
    typed: Option<u32>,
    refused: u8,
    says_refused: bool,
    shows_codes: bool,
    on: Option<u32>,
    visits: u32,
    unseen: u8,
    /// Looks until the answer to a code that was sent.
    answers_in: Option<u8>,
}

impl Site {
    fn new(manner: Manner) -> Self {
        let place = Place::Way(0);
        let slow = manner.slow;
        Self {
            manner,
            place,
            revealed: false,
            knows_user: false,
            secret: 1,
            typed: None,
            refused: 0,
            says_refused: false,
            shows_codes: false,
            on: None,
            visits: 0,
            unseen: slow,
            answers_in: None,
        }
    }

    fn go(&mut self, place: Place) {
        self.visits += 1;
        (self.typed, self.says_refused, self.unseen, self.answers_in) = (None, false, self.manner.slow, None);
        self.place = match place {
            Place::Way(depth) if depth >= self.manner.way_in => return self.go(Place::Password),
            Place::Password if self.knows_user || !self.manner.password => return self.go(Place::Method),
            Place::Method if !self.manner.chooses_app => return self.go(Place::Setup),
            Place::Setup if self.manner.codes == Codes::Before && !self.shows_codes => Place::Codes,
            place => place,
        };
        if self.place == Place::Setup && self.manner.new_at_each_visit {
            self.secret += 1;
            self.revealed = false;
        }
    }

    /// As after the browser was started again.
    fn reload(&mut self) {
        let place = if self.on.is_some() { Place::Last } else { Place::Way(0) };
        self.revealed = false;
        self.go(place);
    }

    fn sight(&mut self) -> Sight {
        let control = |index, name: &str| Some(Control { index, name: name.into() });
        if let Some(looks) = self.answers_in {
            if looks == 0 {
                self.answer();
            } else {
                self.answers_in = Some(looks - 1);
            }
        }
        let mut sight = Sight { token: format!("{}", self.visits), ..Sight::default() };
        if self.unseen > 0 {
            self.unseen -= 1;
            return sight;
        }
        let is_shown = !self.manner.hidden || self.revealed;
        match self.place {
            Place::Way(depth) => {
                sight.ways = vec![
                    Control { index: 1, name: format!("Security {depth}") },
                    Control { index: 2, name: "Two-step by text message".into() },
                ];
            }
            Place::Password => sight.password = true,
            Place::Method => sight.app = control(1, "Authenticator app"),
            Place::Codes => {
                sight.codes = Some(10);
                sight.finish = control(6, "Next step");
            }
            Place::Setup => {
                if is_shown {
                    sight.secrets = vec![SecretSeen { number: self.secret, mark: self.secret }];
                } else {
                    sight.reveal = control(1, "Can't scan?");
                }
                if self.manner.codes == Codes::WithSecret {
                    sight.codes = Some(8);
                }
                sight.code_field = !self.manner.wizard;
                sight.confirm = control(2, if self.manner.wizard { "Next" } else { "Activate" });
                sight.refused = self.says_refused;
            }
            Place::Code => {
                sight.code_field = true;
                sight.confirm = control(3, "Verify");
                sight.refused = self.says_refused;
            }
            Place::Last => {
                let says = self.manner.says_on && self.on.is_some();
                (sight.is_on, sight.can_turn_off) = (says, says);
                match self.manner.codes {
                    Codes::AtOnce => sight.codes = Some(10),
                    Codes::Behind if self.shows_codes => sight.codes = Some(10),
                    Codes::Behind => sight.show_codes = control(4, "Show recovery codes"),
                    _ => {}
                }
                sight.finish = control(5, "Done");
            }
        }
        sight
    }

    fn press(&mut self, name: &str) -> bool {
        match (self.place, name) {
            (Place::Way(depth), name) if name == format!("Security {depth}") => self.go(Place::Way(depth + 1)),
            (Place::Method, "Authenticator app") => self.go(Place::Setup),
            (Place::Setup, "Can't scan?") => self.revealed = true,
            (Place::Setup, "Next") => self.go(Place::Code),
            (Place::Setup, "Activate") | (Place::Code, "Verify") => {
                self.answers_in = Some(self.manner.late);
                if self.manner.late == 0 {
                    self.answer();
                }
            }
            (Place::Codes, "Next step") => {
                self.shows_codes = true;
                self.go(Place::Setup);
            }
            (Place::Last, "Show recovery codes") => self.shows_codes = true,
            (Place::Last, "Done") => self.on = Some(self.secret),
            _ => return false,
        }
        true
    }

    /// The answer to the code that was sent.
    fn answer(&mut self) {
        self.answers_in = None;
        let right = self.typed == Some(self.secret) && !(self.manner.refuses_first && self.refused == 0);
        self.typed = None;
        if right {
            if !self.manner.ends_with_button || self.manner.codes == Codes::None {
                self.on = Some(self.secret);
            }
            self.go(Place::Last);
        } else {
            self.refused += 1;
            self.says_refused = true;
            if self.manner.new_after_refusal && self.place == Place::Setup {
                self.secret += 1;
                self.revealed = false;
            }
        }
    }

    fn has_field(&self) -> bool {
        self.place == Place::Code || self.place == Place::Setup && !self.manner.wizard
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Lives,
    /// The worker dies before the command was carried out, or after that, before its result was heard.
    DiesBefore,
    DiesAfter,
    /// The run is forgotten, and the user starts another one.
    BrowserDies,
}

#[derive(Default)]
struct Vault {
    accounts: Vec<(AccountId, u32)>,
    trash: HashSet<AccountId>,
    codes: usize,
}

impl Vault {
    fn save(&mut self, secret: u32) -> AccountId {
        if let Some((id, _)) = self.accounts.iter().find(|(id, kept)| *kept == secret && !self.trash.contains(id)) {
            return *id;
        }
        let id = AccountId([u8::try_from(self.accounts.len()).unwrap(); 16]);
        self.accounts.push((id, secret));
        id
    }

    fn holds(&self, secret: u32) -> bool {
        self.accounts.iter().any(|(id, kept)| *kept == secret && !self.trash.contains(id))
    }

    fn secret(&self, id: AccountId) -> Option<u32> {
        self.accounts.iter().find(|(this, _)| *this == id).map(|(_, secret)| *secret)
    }
}

/// Runs the assistant to an end, or to where it waits for good.
fn run(manner: Manner, fates: &[Fate]) -> (Site, Vault, Run) {
    let mut site = Site::new(manner);
    site.go(Place::Way(0));
    let mut vault = Vault::default();
    let mut now = UnixMs(1_000_000);
    let (mut run, first) = Run::start(now);
    let mut due = vec![first];
    let mut allowed: HashSet<String> = HashSet::from(["Can't scan?".to_owned()]);
    // As `Course` keeps it.
    let mut earlier = None;
    let mut fates = fates.iter();
    for _ in 0..400 {
        let Some(command) = (!due.is_empty()).then(|| due.remove(0)) else { break };
        // What is put away is what was known before the command.
        let kept = serde_json::to_string(&run).unwrap();
        let fate = match command {
            Command::Look(_) | Command::End(_) => Fate::Lives,
            _ => *fates.next().unwrap_or(&Fate::Lives),
        };
        if fate == Fate::DiesBefore {
            run = serde_json::from_str(&kept).unwrap();
            due = run.step(Input::Resumed, now);
            continue;
        }
        let mut input = None;
        match command {
            Command::Look(ms) => {
                now = now.plus_ms(u64::from(ms));
                let sight = site.sight();
                earlier = if run.account().is_none() { sight.codes.or(earlier) } else { earlier };
                input = Some(Input::Look(Box::new(Sight { earlier_codes: earlier, ..sight })));
            }
            Command::Ask(question) => {
                let answer = match question {
                    Question::IsOff | Question::TurnOn { .. } | Question::Keep(_) => Answer::Yes,
                    Question::SeemsOn => Answer::No,
                    Question::IsOn => {
                        if site.place == Place::Last {
                            Answer::Yes
                        } else {
                            Answer::No
                        }
                    }
                    Question::Press(controls) => {
                        allowed.insert(controls[0].name.clone());
                        Answer::Yes
                    }
                    Question::Which(_) => unreachable!("one secret at a time"),
                };
                if let Some(Question::TurnOn { confirm: Some(confirm), .. }) = run.question() {
                    allowed.insert(confirm.name.clone());
                }
                input = Some(Input::Answer(answer));
            }
            Command::Wait(Reason::Password) => {
                site.knows_user = true;
                site.go(Place::Password);
                due.push(Command::Look(0));
            }
            Command::Wait(_) => {}
            Command::Save(number) => input = Some(Input::Saved(Some(vault.save(number)))),
            Command::Type(id, token) => {
                let fits = token == site.visits.to_string() && site.has_field();
                if fits {
                    site.typed = vault.secret(id);
                }
                input = Some(Input::Typed(fits));
            }
            Command::Press(token, control) => {
                assert!(allowed.contains(&control.name), "pressed unasked: {}", control.name);
                let fits = token == site.visits.to_string();
                input = Some(Input::Pressed(fits && site.press(&control.name)));
            }
            Command::Keep(_) => {
                vault.codes = 10;
                input = Some(Input::Kept(Some(10)));
            }
            Command::Trash(id) => {
                vault.trash.insert(id);
            }
            Command::End(_) => {}
        }
        // At each moment: what is on can be logged in to.
        assert!(site.on.is_none_or(|secret| vault.holds(secret)), "a lost secret");
        match fate {
            Fate::BrowserDies => {
                site.reload();
                earlier = None;
                let (new, first) = Run::start(now);
                (run, due) = (new, vec![first]);
            }
            Fate::DiesAfter => {
                run = serde_json::from_str(&kept).unwrap();
                due = run.step(Input::Resumed, now);
            }
            _ => {
                if let Some(input) = input {
                    due.extend(run.step(input, now));
                }
            }
        }
    }
    (site, vault, run)
}

fn manners() -> impl Strategy<Value = Manner> {
    let codes = vec![Codes::None, Codes::Before, Codes::WithSecret, Codes::AtOnce, Codes::Behind];
    let codes = prop::sample::select(codes);
    let flags = (any::<[bool; 9]>(), 0..3_u8, 0..3_u8, 0..4_u8, codes);
    flags.prop_map(|(flag, way_in, slow, late, codes)| Manner {
        way_in,
        chooses_app: flag[0],
        password: flag[1],
        hidden: flag[2],
        wizard: flag[3],
        new_at_each_visit: flag[4],
        new_after_refusal: flag[5],
        refuses_first: flag[6],
        says_on: flag[7],
        codes,
        ends_with_button: flag[8],
        slow,
        late,
    })
}

fn fates() -> impl Strategy<Value = Vec<Fate>> {
    let fate = prop_oneof![
        6 => Just(Fate::Lives),
        1 => Just(Fate::DiesBefore),
        1 => Just(Fate::DiesAfter),
        1 => Just(Fate::BrowserDies),
    ];
    prop::collection::vec(fate, 0..24)
}

/// A page that changes in place: another document never comes. The run waits for the user's own hand, or has not heard what came of its
/// own; either way the page tells.
#[test]
fn what_is_done_by_hand_in_the_same_document_is_seen() {
    let verify = || Some(Control { index: 2, name: "Verify".into() });
    let setup = Sight {
        token: "one".into(),
        secrets: vec![SecretSeen { number: 1, mark: 1 }],
        code_field: true,
        confirm: verify(),
        ..Sight::default()
    };
    let on = Sight { token: "one".into(), is_on: true, can_turn_off: true, ..Sight::default() };
    let look = |sight: &Sight| Input::Look(Box::new(sight.clone()));
    for (failed, reason) in [
        (vec![Input::Typed(false)], Reason::NotTyped),
        (vec![Input::Typed(true), Input::Pressed(false)], Reason::NotPressed),
    ] {
        let now = UnixMs(1_000_000);
        let (mut run, _) = Run::start(now);
        let yes = || Input::Answer(Answer::Yes);
        for input in [yes(), look(&setup), Input::Saved(Some(AccountId([1; 16]))), look(&setup), yes()] {
            run.step(input, now);
        }
        for input in failed {
            run.step(input, now);
        }
        assert_eq!(run.waits_for(), Some(reason));
        assert!(run.step(look(&setup), now).is_empty());
        assert_eq!(run.waits_for(), Some(reason), "nothing has changed");
        run.step(look(&on), now);
        assert_eq!(run.question(), Some(&Question::IsOn), "{reason:?}");
        run.step(yes(), now);
        assert!(run.is_on());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn where_nothing_dies_it_is_turned_on(manner in manners()) {
        let (site, vault, run) = run(manner.clone(), &[]);
        prop_assert!(site.on.is_some_and(|secret| vault.holds(secret)), "{:?} {:?}", run.outcome(), run.steps());
        let kept = if manner.codes == Codes::None { 0 } else { 10 };
        prop_assert_eq!(run.outcome(), Some(Outcome::On(kept)));
        prop_assert_eq!(vault.accounts.len() - vault.trash.len(), 1, "what the site did not want is in the trash");
    }

    #[test]
    fn wherever_it_dies_nothing_is_lost(manner in manners(), fates in fates()) {
        let (site, vault, run) = run(manner, &fates);
        prop_assert!(run.outcome().is_some() || run.waits_for().is_some(), "neither an end nor an honest stop");
        if let Some(Outcome::On(_)) = run.outcome() {
            prop_assert!(site.on.is_some() || site.place == Place::Last, "claimed");
        }
        prop_assert!(site.on.is_none_or(|secret| vault.holds(secret)));
    }
}
