//! The assistant's run through the background, on a site that checks codes: it reaches its end, and wherever the worker dies on the
//! way, the vault holds the secret of a login that is on.

use serde_json::{Value, json};
use sixpence::{
    account::AccountId,
    background::AssistTurn,
    capture::drafts::Drafts,
    enrolment::assist::{Answer, Answered, Course, Outcome, Question, Reason, Show, Turn, turn},
    message::{Failure, GuideAsk, GuideRequest, GuideView, PopupRequest, RunView, VaultRequest, VaultView},
    otpauth,
    time::UnixMs,
};

use crate::{
    pages::{code_field, frame, page},
    world::{Page, World},
};

const TAB: i32 = 7;
/// To the first question.
const YES: Answered = Answered { number: 1, answer: Answer::Yes };
const ORIGIN: &str = "https://site.example";

/// A site on which two-factor login can be turned on.
pub(crate) struct Site {
    place: Place,
    visit: u32,
    keys: [&'static str; 2],
    /// Which of its keys it wants; another after a refusal.
    key: usize,
    refuses_first: bool,
    refused: bool,
    typed: Option<String>,
    on: bool,
    pressed: Vec<String>,
}

#[derive(Clone, Copy, PartialEq)]
enum Place {
    Security,
    Setup,
    Codes,
    Done,
}

const KEYS: [&str; 2] = ["GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43U"];
const CODES: [&str; 4] = ["a1b2c-d3e4f", "g5h6j-k7m8n", "p9q2r-s3t4u", "v5w6x-y7z8a"];

impl Site {
    fn new() -> Self {
        Self {
            place: Place::Security,
            visit: 0,
            keys: KEYS,
            key: 0,
            refuses_first: false,
            refused: false,
            typed: None,
            on: false,
            pressed: Vec::new(),
        }
    }

    fn key(&self) -> &'static str {
        self.keys[self.key]
    }

    fn go(&mut self, place: Place) {
        (self.place, self.typed) = (place, None);
        self.visit += 1;
    }

    fn press(&mut self, name: &str, now: UnixMs) -> bool {
        self.pressed.push(name.to_owned());
        match (self.place, name) {
            (Place::Security, "Set up authenticator app") => self.go(Place::Setup),
            (Place::Setup, "Verify and activate") => {
                let code = self.typed.take().unwrap_or_default();
                if self.refuses_first && !self.refused {
                    self.refused = true;
                    self.key = 1;
                    self.visit += 1;
                } else if code == code_of(self.key(), now) {
                    self.on = true;
                    self.go(Place::Codes);
                } else {
                    self.refused = true;
                    self.visit += 1;
                }
            }
            (Place::Codes, "Done") => self.go(Place::Done),
            _ => return false,
        }
        true
    }

    pub(crate) fn type_code(&mut self, code: String) {
        self.typed = Some(code);
    }

    fn control(index: u32, name: &str, kind: &str) -> Value {
        json!({ "index": index, "name": name, "kind": kind, "enabled": true, "shown": true, "form": 0 })
    }

    fn facts(&self) -> Value {
        let mut facts = json!({ "token": format!("v{}", self.visit), "title": "Site", "path": "/security", "headings": [],
            "controls": [], "notices": [], "passwords": 0, "codes": 0, "codeForms": [] });
        match self.place {
            Place::Security => {
                facts["headings"] = json!(["Two-factor authentication"]);
                facts["notices"] = json!([{ "text": "Two-factor authentication is off." }]);
                facts["controls"] = json!([
                    Self::control(0, "Set up authenticator app", "button"),
                    Self::control(1, "Delete account", "button"),
                ]);
            }
            Place::Setup => {
                facts["headings"] = json!(["Set up your authenticator app"]);
                facts["controls"] = json!([Self::control(0, "Verify and activate", "submit")]);
                (facts["codes"], facts["codeForms"]) = (json!(1), json!([0]));
                if self.refused {
                    facts["notices"] =
                        json!([{ "role": "alert", "text": "The code is wrong. Try again.", "fresh": true }]);
                }
            }
            Place::Codes => {
                facts["headings"] = json!(["Save your recovery codes"]);
                facts["notices"] = json!([{ "role": "status", "text": "Two-factor authentication is now enabled." }]);
                facts["controls"] = json!([Self::control(0, "Done", "button")]);
            }
            Place::Done => {
                facts["notices"] = json!([{ "text": "Two-factor authentication is enabled." }]);
                facts["controls"] = json!([Self::control(0, "Disable two-factor authentication", "button")]);
            }
        }
        facts
    }

    fn looked(&self) -> Value {
        let mut found = Vec::new();
        if self.place == Place::Setup {
            let uri = format!("otpauth://totp/Site:alice?secret={}&issuer=Site", self.key());
            found.push(uri);
        }
        let blocks = match self.place {
            Place::Codes => {
                json!([{ "kind": "list", "heading": "Save your recovery codes", "text": CODES.join("\n") }])
            }
            _ => json!([]),
        };
        json!({ "look": { "facts": self.facts(), "blocks": blocks, "who": [], "field": self.place == Place::Setup,
            "found": Drafts::brought(found) } })
    }

    /// What `extension/assist.js` and tools.wasm make of a turn.
    pub(crate) fn turn(&mut self, course: Option<String>, happened: AssistTurn, elsewhere: bool, now: UnixMs) -> Value {
        let happened = match happened {
            _ if elsewhere => json!("elsewhere"),
            AssistTurn::Look | AssistTurn::Poll => self.looked(),
            AssistTurn::Press(press) => {
                let press: Value = serde_json::from_str(&press).unwrap();
                json!({ "pressed": self.press(press["name"].as_str().unwrap(), now) })
            }
            other => serde_json::to_value(other).unwrap(),
        };
        let course: Option<Course> = course.map(|text| serde_json::from_str(&text).unwrap());
        let happened: Turn = serde_json::from_value(happened).unwrap();
        let turned = turn(course, happened, now);
        json!({ "course": serde_json::to_string(&turned.course).unwrap(),
            "show": serde_json::to_string(&turned.course.show()).unwrap(),
            "todo": serde_json::to_value(&turned.todo).unwrap(), "calls": turned.calls })
    }
}

fn code_of(key: &str, now: UnixMs) -> String {
    let draft = otpauth::parse(&format!("otpauth://totp/a?secret={key}")).unwrap();
    draft.params.code_at(&draft.secret, now).unwrap().expose().to_owned()
}

fn world(site: Site) -> World {
    let mut world = World::unlocked();
    let page = page(&format!("{ORIGIN}/security"), vec![(0, frame(ORIGIN, true, true, code_field()))]);
    world.tabs.insert(TAB, Page { site: Some(site), ..page });
    world
}

fn site(world: &mut World) -> &mut Site {
    world.tabs.get_mut(&TAB).unwrap().site.as_mut().unwrap()
}

fn ask(world: &mut World, ask: GuideAsk) -> Option<(RunView, Show)> {
    match world.guide(GuideRequest { tab: TAB, ask }) {
        Ok(GuideView::Run(view)) => {
            let show = serde_json::from_str(&view.show).unwrap();
            Some((view, show))
        }
        Ok(_) => None,
        Err(failure) => panic!("{failure:?}"),
    }
}

/// What a sensible user says; `None`: nothing is asked at present.
fn answer(show: &Show) -> Option<GuideAsk> {
    if show.waits.is_some() {
        return Some(GuideAsk::GoOn);
    }
    let say = |answer| GuideAsk::Answer(Answered { number: show.number, answer });
    Some(match show.question.as_ref()? {
        Question::Keep(count) => {
            let codes: Vec<&str> = show.codes.as_deref().unwrap().lines().collect();
            assert_eq!((codes, *count), (CODES.to_vec(), 4));
            GuideAsk::Kept(*count)
        }
        Question::SeemsOn => say(Answer::No),
        _ => say(Answer::Yes),
    })
}

/// The user goes through the run to its end. `each`: before each thing that the user says.
fn walk(world: &mut World, mut each: impl FnMut(&mut World, usize)) -> Show {
    ask(world, GuideAsk::Start);
    for round in 0..60 {
        each(world, round);
        world.pass(3000);
        let Some((_, show)) = ask(world, GuideAsk::Open) else {
            ask(world, GuideAsk::Start);
            continue;
        };
        if show.outcome.is_some() {
            return show;
        }
        if let Some(say) = answer(&show) {
            ask(world, say);
        }
    }
    panic!("it has no end")
}

fn accounts(world: &mut World) -> Vec<(AccountId, String, Vec<String>)> {
    match world.vault(VaultRequest::Open).unwrap() {
        VaultView::Open(home) => home
            .accounts
            .iter()
            .map(|account| match &account.code {
                sixpence::message::CodeView::Timed { code, .. } => (account.id, code.clone(), account.sites.clone()),
                other => panic!("{other:?}"),
            })
            .collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn it_reaches_on_with_one_start_and_yeses() {
    let mut world = world(Site::new());
    let show = walk(&mut world, |_, _| ());
    assert_eq!(show.outcome, Some(Outcome::On(4)));
    let now = world.now;
    let site = site(&mut world);
    assert!(site.on);
    assert_eq!(site.pressed, ["Set up authenticator app", "Verify and activate", "Done"]);
    let code = code_of(KEYS[0], now);
    let all = accounts(&mut world);
    assert_eq!(
        all.iter().map(|(_, code, sites)| (code, sites)).collect::<Vec<_>>(),
        [(&code, &vec![ORIGIN.to_owned()])]
    );
    // What has ended is read once, then a new run can begin.
    assert!(ask(&mut world, GuideAsk::Close).is_none());
    assert!(world.assist.is_none());
}

#[test]
fn a_new_secret_after_a_refusal_takes_the_place_of_the_first() {
    let mut world = world(Site { refuses_first: true, ..Site::new() });
    let show = walk(&mut world, |_, _| ());
    assert_eq!(show.outcome, Some(Outcome::On(4)));
    let now = world.now;
    let all = accounts(&mut world);
    assert_eq!(all.iter().map(|(_, code, _)| code.clone()).collect::<Vec<_>>(), [code_of(KEYS[1], now)]);
    let VaultView::Open(home) = world.vault(VaultRequest::Open).unwrap() else { panic!() };
    assert_eq!(home.trash.len(), 1, "the secret that the site did not want is in the trash, not gone");
}

#[test]
fn an_account_that_was_there_before_is_neither_doubled_nor_thrown_away() {
    let mut world = world(Site { refuses_first: true, ..Site::new() });
    let form = sixpence::message::AddForm { secret: KEYS[0].into(), ..crate::totp_form() };
    world.vault(VaultRequest::Add(form)).unwrap();
    walk(&mut world, |_, _| ());
    let all = accounts(&mut world);
    assert_eq!(all.len(), 2);
    assert!(all.iter().all(|(_, _, sites)| *sites == [ORIGIN]));
}

#[test]
fn wherever_the_worker_dies_the_secret_of_a_login_that_is_on_is_in_the_vault() {
    let mut ends = 0;
    for refuses_first in [false, true] {
        for death in 1..400 {
            let mut world = world(Site { refuses_first, ..Site::new() });
            world.dies_after = Some(death);
            let show = walk(&mut world, |_, _| ());
            let is_whole = world.dies_after.take().is_some();
            assert_eq!(show.outcome, Some(Outcome::On(4)), "death {death}");
            let site = site(&mut world);
            assert!(site.on, "death {death}");
            assert!(site.pressed.iter().all(|name| name != "Delete account"));
            let key = site.key();
            let code = code_of(key, world.now);
            let all = accounts(&mut world);
            assert!(all.iter().any(|(_, own, _)| *own == code), "death {death}: the vault has another secret");
            if is_whole {
                ends += 1;
                break;
            }
        }
    }
    assert_eq!(ends, 2, "the deaths went through the whole run");
}

#[test]
fn without_the_vault_nothing_goes_on_and_the_unlock_takes_it_up() {
    let mut world = world(Site::new());
    ask(&mut world, GuideAsk::Start);
    world.pass(3000);
    world.popup(PopupRequest::Lock).unwrap();
    assert!(matches!(world.guide(GuideRequest { tab: TAB, ask: GuideAsk::Open }), Ok(GuideView::Away)));
    world.pass(60_000);
    assert!(site(&mut world).pressed.is_empty());
    crate::steps::unlock(&mut world);
    let show = walk(&mut world, |_, _| ());
    assert_eq!(show.outcome, Some(Outcome::On(4)));
}

#[test]
fn nothing_is_saved_nothing_is_typed() {
    let mut world = world(Site::new());
    ask(&mut world, GuideAsk::Start);
    world.pass(3000);
    world.set_full(true);
    let show = walk(&mut world, |_, _| ());
    assert_eq!(show.outcome, Some(Outcome::NotSaved));
    assert!(!site(&mut world).on);
    assert!(site(&mut world).typed.is_none());
}

#[test]
fn it_can_be_stopped_before_each_answer() {
    for stop in 0..8 {
        let mut world = world(Site::new());
        let mut stopped = false;
        let show = walk(&mut world, |world, round| {
            if round == stop {
                ask(world, GuideAsk::Stop);
                stopped = true;
            }
        });
        let on = site(&mut world).on;
        assert!(stopped || on);
        match show.outcome.unwrap() {
            Outcome::Stopped { saved } => {
                // Stopped right after the press, it has not seen what came of it; but the account is saved.
                assert!(saved || !on);
                assert_eq!(saved, !accounts(&mut world).is_empty());
            }
            Outcome::On(_) => assert!(on),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn it_knows_its_site_and_its_tab() {
    let mut world = world(Site::new());
    ask(&mut world, GuideAsk::Start);
    world.pass(3000);
    ask(&mut world, GuideAsk::Answer(YES));
    // The tab goes elsewhere: nothing is read there, and it goes on when the page is back.
    let home = std::mem::replace(&mut world.tabs.get_mut(&TAB).unwrap().address, "https://other.example/".into());
    world.pass(6000);
    let (_, show) = ask(&mut world, GuideAsk::Open).unwrap();
    assert_eq!(show.waits, Some(Reason::Elsewhere));
    world.tabs.get_mut(&TAB).unwrap().address = home;
    world.pass(6000);
    let (_, show) = ask(&mut world, GuideAsk::Open).unwrap();
    assert!(matches!(show.question, Some(Question::Press(_))), "{:?}", show.question);
    // From another tab it can only be stopped.
    world.tabs.insert(8, Page { address: format!("{ORIGIN}/other"), ..Page::default() });
    let other = |ask| GuideRequest { tab: 8, ask };
    assert!(matches!(world.guide(other(GuideAsk::Answer(YES))), Ok(GuideView::Run(view)) if !view.here));
    world.pass(3000);
    assert!(site(&mut world).pressed.is_empty());
    world.guide(other(GuideAsk::Stop)).unwrap();
    world.pass(3000);
    let (_, show) = ask(&mut world, GuideAsk::Open).unwrap();
    assert_eq!(show.outcome, Some(Outcome::Stopped { saved: false }));
}

#[test]
fn a_run_that_nobody_cares_for_is_forgotten() {
    let mut world = world(Site::new());
    ask(&mut world, GuideAsk::Start);
    world.pass(3000);
    for _ in 0..10 {
        world.pass(60_000);
    }
    let (_, show) = ask(&mut world, GuideAsk::Open).unwrap();
    assert_eq!(show.outcome, Some(Outcome::TimedOut { saved: false }));
    world.pass(120_000);
    assert!(ask(&mut world, GuideAsk::Open).is_none());
    assert!(world.assist.is_none());
}

#[test]
fn a_private_page_is_no_site_of_the_account() {
    let mut world = world(Site::new());
    world.tabs.get_mut(&TAB).unwrap().private = true;
    let show = walk(&mut world, |_, _| ());
    assert_eq!(show.outcome, Some(Outcome::On(4)));
    assert!(accounts(&mut world).iter().all(|(_, _, sites)| sites.is_empty()));
}

#[test]
fn only_pages_that_can_be_filled_have_a_start() {
    let mut world = World::unlocked();
    world.tabs.insert(TAB, Page { address: "http://site.example/".into(), ..Page::default() });
    let started = world.guide(GuideRequest { tab: TAB, ask: GuideAsk::Start });
    assert!(matches!(started, Ok(GuideView::Ready(ready)) if ready.host.is_none()));
    assert_eq!(world.guide(GuideRequest { tab: TAB, ask: GuideAsk::Stop }).err(), None::<Failure>);
}
