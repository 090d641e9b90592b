//! The assistant without a browser: what it makes of a page's facts, and a whole run. A line of JSON in, a line of JSON out.
//!
//! - `{"do": "read", "look": Look}` gives the findings of one look at a page.
//! - `{"do": "start"}`, then `{"do": "look", "look": Look}`, `{"do": "answer", "answer": Answer}`, `{"do": "tell", "what": ..}`
//!   give the commands of a run. After each the run is put away and taken up again, as a worker that ends leaves it. What it
//!   saves is kept here, in place of a vault: `{"do": "vault"}`. `{"do": "seen"}`: the findings of its last look.
#![allow(clippy::print_stdout, reason = "a command that prints")]

use std::{
    error::Error,
    io::BufRead,
    time::{SystemTime, UNIX_EPOCH},
};

use serde::Deserialize;
use serde_json::{Value, json};
use sixpence::{
    account::{AccountId, Draft},
    autofill::{self, Aim, Choice, FrameFacts},
    capture::{
        found,
        hunt::FrameLook,
        page::{Piece, written_in},
    },
    enrolment::{
        assist::{Answer, Command, Input, Run, SecretSeen, Sight},
        reading::{Findings, PageFacts, Seen, read},
        recovery::{Block, Candidate, find},
    },
    origin::Origin,
    otpauth,
    time::UnixMs,
};

type Failure = Box<dyn Error>;

#[derive(Deserialize)]
#[serde(tag = "do", rename_all = "camelCase")]
enum Request {
    Read { look: Look },
    Start,
    Look { look: Look },
    Answer { answer: Answer },
    Tell { what: Told },
    Seen,
    Vault,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
enum Told {
    NoLook,
    Elsewhere,
    GoOn,
    Stop,
    Resumed,
    Typed,
    NotTyped,
    Pressed,
    NotPressed,
}

/// What the sensors say of one page.
#[derive(Deserialize)]
struct Look {
    /// Of extension/steps.js, in the top frame.
    facts: PageFacts,
    /// Of the same: texts that may be recovery codes.
    blocks: Vec<Block>,
    /// Of extension/content.js, in each frame.
    frames: Vec<(i64, FrameFacts)>,
    /// Of extension/reader.js, in each frame.
    looks: Vec<FrameLook>,
    /// What the QR codes say.
    codes: Vec<String>,
    origin: String,
}

/// What was found on a page, and what of it is needed when it is acted on.
struct Found {
    names: Vec<(u32, String)>,
    findings: Findings,
    secrets: Vec<(u32, Draft)>,
    recovery: Option<Candidate>,
    choice: Option<Choice>,
}

#[derive(Default)]
struct Session {
    run: Option<Value>,
    found: Option<Found>,
    /// The accounts saved: the mark of the secret, the account, its recovery codes.
    saved: Vec<(u32, Draft, Vec<String>)>,
    trashed: Vec<AccountId>,
    /// Recovery codes that were shown before anything was saved, as `Course` keeps them.
    earlier: Option<Vec<String>>,
}

fn main() -> Result<(), Failure> {
    let mut session = Session::default();
    for line in std::io::stdin().lock().lines() {
        let answer = match serde_json::from_str(&line?)? {
            Request::Read { look } => report(&Found::of(&look)?)?,
            Request::Start => {
                let (run, first) = Run::start(now()?);
                session.run = Some(serde_json::to_value(&run)?);
                json!([told(&first)?])
            }
            Request::Look { look } => {
                let token = look.facts.token.clone();
                let found = Found::of(&look)?;
                if session.saved.is_empty() {
                    session.earlier = found.recovery.as_ref().map(exposed).or(session.earlier.take());
                }
                let earlier_codes = session.earlier.as_ref().and_then(|codes| u32::try_from(codes.len()).ok());
                let sight = Sight { earlier_codes, ..found.sight(token) };
                session.found = Some(found);
                session.step(Input::Look(Box::new(sight)))?
            }
            Request::Answer { answer } => session.step(Input::Answer(answer))?,
            Request::Tell { what } => session.step(match what {
                Told::NoLook => Input::NoLook,
                Told::Elsewhere => Input::Elsewhere,
                Told::GoOn => Input::GoOn,
                Told::Stop => Input::Stop,
                Told::Resumed => Input::Resumed,
                Told::Typed | Told::NotTyped => Input::Typed(matches!(what, Told::Typed)),
                Told::Pressed | Told::NotPressed => Input::Pressed(matches!(what, Told::Pressed)),
            })?,
            Request::Seen => session.found.as_ref().map(report).transpose()?.into(),
            Request::Vault => session.vault()?,
        };
        println!("{answer}");
    }
    Ok(())
}

impl Found {
    fn of(look: &Look) -> Result<Self, Failure> {
        let pieces: Vec<Piece> = look.looks.iter().flat_map(|look| look.pieces.clone()).collect();
        let mut secrets: Vec<(u32, Draft)> = Vec::new();
        for text in found::Findings::of_page(look.codes.clone(), written_in(&pieces)).texts {
            let Ok(draft) = otpauth::parse(&text.text) else { continue };
            if !secrets.iter().any(|(_, known)| known.secret.same_as(&draft.secret)) {
                secrets.push((mark(&draft), draft));
            }
        }
        let mut sets = find(&look.blocks);
        let at = sets.iter().position(|set| set.sure).unwrap_or_default();
        let recovery = (at < sets.len()).then(|| sets.swap_remove(at));
        let choice = autofill::choose(&look.frames, Aim::Best, &Origin::parse(&look.origin)?, &[]).ok();
        let seen = Seen {
            secret: !secrets.is_empty(),
            code_field: choice.is_some(),
            recovery_codes: recovery.as_ref().map_or(0, |set| set.codes.len()),
        };
        let names = look.facts.controls.iter().map(|control| (control.index, control.name.clone())).collect();
        Ok(Self { names, findings: read(&look.facts, seen), secrets, recovery, choice })
    }

    fn sight(&self, token: String) -> Sight {
        let secrets = (0..).zip(&self.secrets).map(|(number, (mark, _))| SecretSeen { number, mark: *mark }).collect();
        let codes = self.recovery.as_ref().and_then(|set| u32::try_from(set.codes.len()).ok());
        Sight::of(token, &self.findings, secrets, codes)
    }
}

/// All that was found, for people and tests to look at.
fn report(found: &Found) -> Result<Value, Failure> {
    let secrets: Vec<String> = found.secrets.iter().map(|(_, draft)| otpauth::format(draft).to_string()).collect();
    let recovery = found.recovery.as_ref().map(|set| json!({ "sure": set.sure, "codes": exposed(set) }));
    Ok(json!({
        "before": found.findings.stance(false), "after": found.findings.stance(true), "findings": found.findings,
        "names": found.names, "secrets": secrets, "recovery": recovery, "codeField": found.choice.is_some(),
    }))
}

impl Session {
    /// One step; saving and keeping are done at once, and what follows from that.
    fn step(&mut self, input: Input) -> Result<Value, Failure> {
        let mut run: Run = serde_json::from_value(self.run.take().ok_or("no run was started")?)?;
        let mut commands = Vec::new();
        let mut inputs = vec![input];
        while let Some(input) = inputs.pop() {
            for command in run.step(input, now()?) {
                match command {
                    Command::Save(number) => inputs.push(Input::Saved(self.save(number))),
                    Command::Keep(id) => inputs.push(Input::Kept(self.keep(id))),
                    Command::Trash(id) => self.trashed.push(id),
                    Command::Type(id, _) => match self.order(id)? {
                        Some(order) => commands.push(json!({ "type": order })),
                        None => inputs.push(Input::Typed(false)),
                    },
                    other => commands.push(told(&other)?),
                }
            }
        }
        self.run = Some(serde_json::to_value(&run)?);
        Ok(Value::Array(commands))
    }

    fn save(&mut self, number: u32) -> Option<AccountId> {
        let (mark, draft) = self.found.as_ref()?.secrets.get(usize::try_from(number).ok()?)?;
        let known = self.saved.iter().position(|(_, saved, _)| saved.secret.same_as(&draft.secret));
        let place = known.unwrap_or(self.saved.len());
        if known.is_none() {
            self.saved.push((*mark, otpauth::parse(&otpauth::format(draft)).ok()?, Vec::new()));
        }
        Some(AccountId([u8::try_from(place).ok()?; 16]))
    }

    fn keep(&mut self, id: AccountId) -> Option<u32> {
        let shown = self.found.as_ref()?.recovery.as_ref().map(exposed);
        let codes = shown.or(self.earlier.take())?;
        let count = u32::try_from(codes.len()).ok();
        self.saved.get_mut(place(id))?.2 = codes;
        count
    }

    fn order(&self, id: AccountId) -> Result<Option<Value>, Failure> {
        let Some((_, draft, _)) = self.saved.get(place(id)) else { return Ok(None) };
        let Some(choice) = self.found.as_ref().and_then(|found| found.choice.as_ref()) else { return Ok(None) };
        let code = draft.params.code_at(&draft.secret, now()?)?;
        let order = autofill::order(choice, code.expose(), false);
        Ok(order.map(|order| json!({ "frame": choice.frame, "order": order })))
    }

    fn vault(&self) -> Result<Value, Failure> {
        let accounts: Vec<Value> = self
            .saved
            .iter()
            .enumerate()
            .map(|(at, (_, draft, codes))| {
                let trashed = self.trashed.iter().any(|id| place(*id) == at);
                json!({ "secret": draft.secret.to_base32().to_string(), "codes": codes, "trashed": trashed })
            })
            .collect();
        Ok(json!(accounts))
    }
}

fn place(AccountId([first, ..]): AccountId) -> usize {
    usize::from(first)
}

fn exposed(set: &Candidate) -> Vec<String> {
    set.codes.iter().map(|entry| entry.code.expose().to_owned()).collect()
}

fn told(command: &Command) -> Result<Value, Failure> {
    Ok(match command {
        Command::Look(ms) => json!({ "look": ms }),
        Command::Ask(question) => json!({ "ask": question }),
        Command::Wait(reason) => json!({ "wait": reason }),
        Command::Press(token, control) => {
            json!({ "press": { "token": token, "index": control.index, "name": control.name } })
        }
        Command::End(outcome) => json!({ "end": outcome }),
        Command::Save(_) | Command::Keep(_) | Command::Trash(_) | Command::Type(..) => return Err("done here".into()),
    })
}

/// Tells secrets apart; never 0.
fn mark(draft: &Draft) -> u32 {
    draft
        .secret
        .expose()
        .iter()
        .fold(2_166_136_261_u32, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(16_777_619))
        | 1
}

fn now() -> Result<UnixMs, Failure> {
    Ok(UnixMs(u64::try_from(SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis())?))
}
