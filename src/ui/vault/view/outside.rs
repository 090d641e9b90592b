//! What the vault page has done outside: the background, the keeper, files, passkeys.

use crate::{
    activity::LogEntry,
    browser::{advice, files, importer, keeper, page, passkey, pictures as brought, remembered},
    message::{Failure, KeepFailure, Kept, Order},
    ui::codes_form,
    ui::vault::{
        activity::Msg as Act,
        codes::msg::Msg as Codes,
        import::{Command as ImportCommand, Msg as Import},
        keep::{msg::Msg as Keep, rescue::Source},
        msg::{Command, Msg},
        pictures::{
            camera::NoCamera,
            msg::{Command as PictureCommand, Msg as Pictures},
        },
    },
};

use super::Store;

/// A passphrase is judged when the user has typed nothing for so long.
const PAUSE_MS: f64 = 400.0;

/// What takes longer than this is shown.
const LATE_MS: f64 = 500.0;

/// The names under which what the stores hold is downloaded.
const LEFT_FILE: &str = "Sixpence rescue.txt";
const SNAPSHOT_FILE: &str = "Sixpence snapshot.txt";

async fn tell_sites(store: Store) {
    let sites = page::watched_sites().await;
    store.send(Msg::Sites(sites));
}

pub(super) fn carry_out(store: Store, command: Command) {
    let tell = move |msg| store.send(Msg::Keep(msg));
    match command {
        Command::Ask(number, asked, request) => page::run(async move {
            let answer = page::ask(&request).await.unwrap_or(Err(Failure::Browser));
            store.send(Msg::Answered(number, asked, answer));
        }),
        Command::Copy(code) => page::run(async move {
            let copied = page::copy(&code).await;
            store.send(Msg::Copied(copied));
        }),
        Command::AskSites => page::run(tell_sites(store)),
        Command::Watch(sites, on) => page::watch(&sites, on, move || tell_sites(store)),
        Command::Focus(id) => page::focus(id),
        Command::RememberOrder(own) => remembered::remember_own_order(own),
        Command::Pictures(command) => carry_out_pictures(store, command),
        Command::Import(command) => carry_out_import(store, command),
        Command::Keep(number, deed, order) => page::run(async move {
            let answer = keeper::carry_out(order).await;
            tell(Keep::Kept(number, deed, answer));
        }),
        Command::ReadLog => page::run(async move { store.send(Msg::Activity(Act::Read(read_log().await))) }),
        Command::Snapshots => page::run(async move { tell(Keep::Snapshots(keeper::snapshots().await)) }),
        Command::ReadRescue(source, text) => page::run(async move {
            let read = match source {
                Source::File => keeper::backup_text(&text).await,
                Source::Snapshot(name) => keeper::snapshot_text(&name).await.ok_or(KeepFailure::NoSnapshot),
            };
            tell(Keep::RescueRead(read));
        }),
        Command::DownloadSnapshot(name) => page::run(async move {
            match keeper::snapshot_text(&name).await {
                Some(text) => files::save(SNAPSHOT_FILE, &text),
                None => tell(Keep::NothingLeft),
            }
        }),
        Command::DownloadLeft => page::run(async move {
            match keeper::rescue_file().await {
                Some(text) => files::save(LEFT_FILE, &text),
                None => tell(Keep::NothingLeft),
            }
        }),
        Command::Download(name, text) => files::save(&name, &text),
        Command::ReadCodes(round, text) => {
            page::after(PAUSE_MS, move || {
                let typed = store.look(|model| model.codes.form.as_ref().map(|form| form.round));
                if typed == Some(round) {
                    page::run(async move {
                        let read = keeper::read_codes(&text).await;
                        store.send(Msg::Codes(Codes::Form(codes_form::Msg::Read(round, read))));
                    });
                }
            });
        }
        Command::CopyRecoveryCode(index, code) => page::run(async move {
            let copied = page::copy(&code).await;
            store.send(Msg::Codes(Codes::Copied(index, copied)));
        }),
        Command::Print => files::print(),
        Command::Judge(round, text) => {
            page::after(PAUSE_MS, move || {
                let typed = store.look(|model| model.new_passphrase().map(|new| new.round));
                if typed == Some(round) {
                    page::run(async move { tell(Keep::Judged(round, advice::judge(&text).await)) });
                }
            });
        }
        Command::Suggest => page::run(async move { tell(Keep::Suggested(advice::suggest().await)) }),
        Command::MakePasskey => page::run(async move { tell(Keep::PasskeyMade(passkey::create().await)) }),
        Command::AskPasskey(passkeys) => {
            page::run(async move { tell(Keep::PasskeyGot(passkey::get(&passkeys).await)) });
        }
    }
}

async fn read_log() -> Result<Vec<LogEntry>, KeepFailure> {
    match keeper::carry_out(Order::ReadLog).await?.kept {
        Kept::Log(log) => Ok(log),
        _ => Err(KeepFailure::Browser),
    }
}

fn carry_out_pictures(store: Store, command: PictureCommand) {
    let tell = move |msg| store.send(Msg::Pictures(msg));
    match command {
        PictureCommand::Read(round, at) => {
            page::run(async move { tell(Pictures::Read(round, brought::read(at).await)) })
        }
        PictureCommand::Late(round) => {
            page::after(LATE_MS, move || tell(Pictures::Late(round)));
        }
        PictureCommand::Forget => brought::forget(),
        PictureCommand::StartCamera => page::run(async move {
            let lost = move || tell(Pictures::Gone(NoCamera::Lost));
            tell(Pictures::Started(brought::start_camera(move |texts| tell(Pictures::Seen(texts)), lost).await));
        }),
    }
}

fn carry_out_import(store: Store, command: ImportCommand) {
    let tell = move |msg| store.send(Msg::Import(msg));
    match command {
        ImportCommand::Take => importer::take(),
        ImportCommand::TakeText(text) => importer::take_text(&text),
        ImportCommand::Read { round, at, passphrase, costly } => page::run(async move {
            let passphrase = passphrase.as_ref().map(|text| text.as_str());
            tell(Import::Read(round, importer::read(at, passphrase, costly).await));
        }),
        ImportCommand::Preview(round) => page::run(async move {
            tell(Import::Previewed(round, importer::preview().await));
        }),
        ImportCommand::Save { round, number, choice } => page::run(async move {
            tell(Import::Saved(round, number, importer::save(&choice).await));
        }),
    }
}
