//! What changes the panel: messages in, commands out.

use crate::{
    enrolment::assist::{Answer, Answered, Question},
    message::{CodesOrder, Failure, GuideAsk, GuideRequest, KeepFailure},
    ui::{
        codes_form::{self, CodesForm, Next},
        status, text,
    },
};

use super::{
    by_hand::{ByHand, Step},
    model::{Asked, Model, Now, Run, Screen, Seen, named},
    msg::{Command, Msg, Where, spot},
};

/// Takes the panel from one state to the next.
pub fn update(model: &mut Model, msg: Msg) -> Vec<Command> {
    match msg {
        Msg::Answered(number, asked, answer) => return answered(model, number, asked, answer),
        Msg::Opened(tab) => {
            model.tab = tab;
            return ask(model, Asked::Open, GuideAsk::Open);
        }
        Msg::Changed => return ask(model, Asked::Open, GuideAsk::Open),
        Msg::KeyChanged | Msg::Retry => {
            model.blank();
            return ask(model, Asked::Open, GuideAsk::Open);
        }
        Msg::Permitted(given) => {
            model.declined = !given;
            return ask(model, Asked::Start, GuideAsk::Start);
        }
        Msg::ByHand(on) => return by_hand(model, on),
        Msg::Tick(step, done) => {
            if let Some(by_hand) = &mut model.by_hand {
                by_hand.tick(step, done);
            }
        }
        Msg::Codes(msg) => {
            let next = model.codes.as_mut().map_or(Next::Nothing, |form| form.update(msg));
            return follow(model, next);
        }
        Msg::CodesKept(count, kept) => return codes_kept(model, count, kept),
        // The worker died with it, perhaps.
        Msg::NotHeard(number) if number == model.heard_by => model.heard = None,
        Msg::NotHeard(_) => {}
        Msg::Accounts => return vec![Command::Go(Where::Accounts)],
        Msg::Scan => return vec![Command::Go(Where::Scan)],
        // Whatever is under way: this always gets through.
        Msg::Stop if model.busy != Some(Asked::Stop) => return ask(model, Asked::Stop, GuideAsk::Stop),
        Msg::Stop => {}
        Msg::Start | Msg::Answer(_) | Msg::GoOn | Msg::Close | Msg::SaveCodes(_) | Msg::DropCodes => {
            // One thing at a time: a second click while the first is under way does nothing.
            let answers = matches!(msg, Msg::Answer(_) | Msg::SaveCodes(_) | Msg::DropCodes);
            if model.busy.is_none() && !(answers && model.is_heard()) {
                return act(model, msg);
            }
        }
    }
    Vec::new()
}

fn ask(model: &mut Model, asked: Asked, what: GuideAsk) -> Vec<Command> {
    let Some(tab) = model.tab else {
        model.screen = Screen::Unreachable(Failure::PageClosed);
        return Vec::new();
    };
    model.sent = model.sent.wrapping_add(1);
    if asked != Asked::Open {
        model.busy = Some(asked);
    }
    vec![Command::Ask(model.sent, asked, GuideRequest { tab, ask: what })]
}

fn act(model: &mut Model, msg: Msg) -> Vec<Command> {
    model.status = None;
    match (msg, &model.screen) {
        (Msg::Start, Screen::Ready(ready)) => {
            let origin = ready.origin.clone().filter(|_| model.asks_permission);
            let Some(origin) = origin else { return ask(model, Asked::Start, GuideAsk::Start) };
            model.busy = Some(Asked::Start);
            vec![Command::Permit(origin)]
        }
        (Msg::Answer(answer), Screen::Run(run)) if matches!(run.now(), Now::Asks(_)) => {
            let number = run.show.number;
            answer_with(model, GuideAsk::Answer(Answered { number, answer }))
        }
        (Msg::GoOn, Screen::Run(_)) => ask(model, Asked::GoOn, GuideAsk::GoOn),
        (Msg::Close, _) => ask(model, Asked::Close, GuideAsk::Close),
        (Msg::DropCodes, Screen::Run(run)) => {
            let number = run.show.number;
            answer_with(model, GuideAsk::Answer(Answered { number, answer: Answer::No }))
        }
        (Msg::DropCodes, Screen::Codes(_)) => ask(model, Asked::Close, GuideAsk::Close),
        (Msg::DropCodes, _) => {
            model.codes = codes_by_hand(model);
            vec![Command::Focus(codes_form::Field::Codes.id())]
        }
        (Msg::SaveCodes(replace), _) => {
            let next = model.codes.as_mut().map_or(Next::Nothing, |form| form.save(replace));
            follow(model, next)
        }
        _ => Vec::new(),
    }
}

fn answer_with(model: &mut Model, answer: GuideAsk) -> Vec<Command> {
    model.heard = model.run().map(Run::place);
    let mut commands = ask(model, Asked::Answer, answer);
    model.heard_by = model.sent;
    commands.push(Command::AwaitRun(model.heard_by));
    commands
}

fn follow(model: &mut Model, next: Next) -> Vec<Command> {
    match next {
        Next::Nothing => Vec::new(),
        Next::Focus(id) => vec![Command::Focus(id)],
        Next::Read(round, text) => vec![Command::ReadCodes(round, text)],
        Next::Keep(order) => {
            let count = if let CodesOrder::Keep { codes, .. } = &order { codes.len() } else { 0 };
            model.busy = Some(Asked::Keep);
            vec![Command::KeepCodes(count, order)]
        }
    }
}

fn codes_kept(model: &mut Model, count: usize, kept: Result<(), KeepFailure>) -> Vec<Command> {
    // The vault may have been locked meanwhile, and what is shown now asks for nothing.
    if model.busy == Some(Asked::Keep) {
        model.busy = None;
    }
    if let Err(why) = kept {
        return model.codes.as_mut().map(|form| Command::Focus(form.refused(&why))).into_iter().collect();
    }
    match &model.screen {
        Screen::Run(run) if matches!(run.now(), Now::Asks(Question::Keep(_))) => {
            let count = u32::try_from(count).unwrap_or(u32::MAX);
            return answer_with(model, GuideAsk::Kept(count));
        }
        Screen::Codes(_) => {
            model.codes = None;
            model.screen = Screen::Saved(count);
            return vec![Command::Focus(spot::HEADING)];
        }
        _ => {}
    }
    if let Some(by_hand) = &mut model.by_hand {
        by_hand.tick(Step::Recovery, true);
        model.status = status::done(text::assist::codes_saved(count));
        model.codes = codes_by_hand(model);
    }
    Vec::new()
}

fn by_hand(model: &mut Model, on: bool) -> Vec<Command> {
    model.by_hand = on.then(ByHand::default);
    model.status = None;
    model.codes = if on { codes_by_hand(model) } else { None };
    vec![Command::Focus(spot::HEADING)]
}

/// The form of the checklist's last step: for the accounts of this site.
fn codes_by_hand(model: &Model) -> Option<CodesForm> {
    let ready = model.ready().filter(|ready| !ready.here.is_empty())?;
    Some(CodesForm::new(ready.here.iter().map(named).collect(), None, ready.host.clone()))
}

fn answered(model: &mut Model, number: u32, asked: Asked, answer: Result<Seen, Failure>) -> Vec<Command> {
    if model.busy == Some(asked) {
        model.busy = None;
    }
    if asked == Asked::Close {
        return vec![Command::Go(Where::Accounts)];
    }
    if number < model.answered {
        return Vec::new();
    }
    model.answered = number;
    match answer {
        Ok(Seen::Away) | Err(Failure::Locked) => {
            model.blank();
            vec![Command::Go(Where::Door)]
        }
        Ok(seen) => show(model, seen),
        Err(failure) => {
            // Perhaps the answer was not heard: it can be given again.
            model.heard.take_if(|_| asked == Asked::Answer);
            match model.screen {
                Screen::Loading => model.screen = Screen::Unreachable(failure),
                _ => model.status = status::attention(text::failure(&failure)),
            }
            Vec::new()
        }
    }
}

fn show(model: &mut Model, seen: Seen) -> Vec<Command> {
    let (kind, now) = (model.kind(), model.run().map(Run::now));
    let mut commands = Vec::new();
    match seen {
        Seen::Away => {}
        // That it is saved stays to be read; the text itself is not needed any more.
        Seen::Ready(_) | Seen::Codes(_) if matches!(model.screen, Screen::Saved(_)) => {}
        Seen::Ready(ready) => {
            let moved = model.ready().is_none_or(|shown| shown.here != ready.here);
            model.screen = Screen::Ready(ready);
            if model.by_hand.is_some() && moved {
                // What was typed for one account is not saved with another.
                model.codes = codes_by_hand(model);
            }
        }
        Seen::Codes(codes) => {
            if !matches!(&model.screen, Screen::Codes(shown) if *shown == codes) {
                let mut form = CodesForm::new(codes.accounts.iter().map(named).collect(), None, codes.host.clone());
                let next = form.bring(codes.text.clone());
                model.codes = Some(form);
                model.screen = Screen::Codes(codes);
                commands.extend(follow(model, next));
            }
        }
        Seen::Run(run) => {
            model.by_hand = None;
            settle_codes(model, &run);
            model.heard.take_if(|heard| *heard != run.place());
            model.screen = Screen::Run(run);
        }
    }
    let after = model.run().map(Run::now);
    let focus = match &after {
        // What is asked of the user takes the focus; that it works is only said.
        Some(new) if after != now && model.kind() == super::model::Kind::Run => {
            let is_quiet = matches!((&now, new), (None | Some(Now::Works(_)), Now::Works(_)));
            if !is_quiet { Some(spot::NOW) } else { (model.kind() != kind).then_some(spot::HEADING) }
        }
        _ => (model.kind() != kind).then_some(spot::HEADING),
    };
    if focus.is_some() {
        model.status = None;
    }
    commands.extend(focus.map(Command::Focus));
    commands
}

/// The form of the run's recovery codes. What the user has corrected stays, whatever else changes on the page.
fn settle_codes(model: &mut Model, run: &Run) {
    let before = model.run().and_then(Run::codes).map(str::to_owned);
    let Some(codes) = run.codes() else {
        model.codes = None;
        return;
    };
    let touched = model.codes.as_ref().is_some_and(|form| before.as_deref() != Some(form.text()));
    if before.is_some() && model.codes.is_some() && (touched || before.as_deref() == Some(codes)) {
        return;
    }
    let account = run.account.as_ref().map(named);
    let chosen = account.as_ref().map(|account| account.id);
    let mut form = CodesForm::new(account.into_iter().collect(), chosen, Some(run.host.clone()));
    // The page shows each as one code: nothing is to be read into the lines.
    form.exact = true;
    form.bring(codes.to_owned());
    model.codes = Some(form);
}
