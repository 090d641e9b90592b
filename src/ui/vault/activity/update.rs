//! What changes the section "Activity": messages in, commands out.

use zeroize::Zeroizing;

use super::{Format, Group, Msg, STRIDE};
use crate::{
    activity::export::{Words, iso_8601, to_csv, to_json},
    message::{Failure, KeepFailure, Order, Text},
    time::UnixMs,
    ui::{
        status::done,
        text,
        vault::{
            keep::{task::Deed, update::keep},
            model::{Model, Section},
            msg::{Command, spot},
            update::open,
        },
    },
};

/// Takes the section from one state to the next.
pub fn update(model: &mut Model, msg: Msg) -> Vec<Command> {
    let activity = &mut model.activity;
    match msg {
        Msg::Look => {
            let look = model.section == Section::Activity && model.home.is_some();
            return if look { vec![Command::ReadLog] } else { Vec::new() };
        }
        // The vault may have locked meanwhile: then nobody sees it.
        Msg::Read(_) if model.home.is_none() => {}
        Msg::Read(Ok(log)) => activity.set(log),
        Msg::Read(Err(KeepFailure::Background(Failure::Locked))) => return vec![open(model)],
        Msg::Read(Err(why)) => activity.error = Some(text::keep_failure(&why)),
        Msg::Search(typed) => {
            activity.search = typed;
            activity.sift();
        }
        Msg::Choose(value) => {
            activity.group = Group::of_value(&value);
            activity.sift();
        }
        Msg::More => activity.drawn = activity.drawn.saturating_add(STRIDE),
        Msg::AskClear(asks) => {
            activity.asks = asks;
            return vec![Command::Focus(if asks { spot::CLEAR } else { spot::HEADING })];
        }
        Msg::Clear => {
            // One thing at a time: a second click while the first is under way does nothing.
            if model.busy.is_none() {
                activity.asks = false;
                model.status = None;
                return vec![keep(model, Deed::ClearLog, Order::ClearLog)];
            }
        }
        Msg::Save(format) => return save(model, format),
    }
    Vec::new()
}

/// The whole log as a file, whatever of it is shown.
fn save(model: &mut Model, format: Format) -> Vec<Command> {
    let Some(log) = &model.activity.log else { return Vec::new() };
    let (text, end) = match format {
        Format::Json => (to_json(log, &Words::default()), "json"),
        Format::Csv => (to_csv(log, &Words::default()), "csv"),
    };
    let now = iso_8601(UnixMs(model.now.max(0.0) as u64));
    let day = now.split('T').next().unwrap_or_default();
    model.status = done(Text::plain("activityExported"));
    model.undo = None;
    vec![Command::Download(format!("sixpence-activity-{day}.{end}"), Zeroizing::new(text))]
}
