//! Pictures that the user brings to the vault page, and the camera: messages and commands.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail")]

use sixpence::{
    message::{ExportView, Failure, VaultRequest, VaultView, Waiting, Ways},
    otpauth::OtpauthError,
    ui::vault::{
        model::{Asked, Kind, Model, Section},
        msg::{Command, Msg, spot},
        pictures::{
            camera::{NoCamera, State},
            msg::{Command as Do, Msg as Pictures},
            reading::Unreadable,
        },
        update::{open, update},
    },
};

mod ui_support;
use ui_support::{NOW, account, capture, vault};

const FIRST: &str = "otpauth://totp/A:alice?secret=GEZDGNBVGY3TQOJQ";
const SECOND: &str = "OTPAUTH-MIGRATION://offline?data=CgA";
const OTHER: &str = "https://example.com/";

struct Page(Model);

impl Page {
    fn with(view: VaultView) -> Self {
        let mut page = Self(Model::new(Section::Accounts));
        open(&mut page.0);
        page.answer(Asked::Open, Ok(view));
        page
    }

    fn few() -> Self {
        Self::with(VaultView::Open(vault(vec![account(1, "GitHub", "alice")], &[])))
    }

    fn send(&mut self, msg: Msg) -> Vec<Command> {
        update(&mut self.0, msg)
    }

    fn pictures(&mut self, msg: Pictures) -> Vec<Command> {
        self.send(Msg::Pictures(msg))
    }

    fn bring(&mut self, names: &[&str]) -> Vec<Command> {
        self.pictures(Pictures::Brought(names.iter().map(|name| (*name).to_owned()).collect()))
    }

    fn read(&mut self, round: u32, found: Result<&[&str], Unreadable>) -> Vec<Command> {
        self.pictures(Pictures::Read(round, found.map(|texts| texts.iter().map(|text| (*text).to_owned()).collect())))
    }

    fn see(&mut self, texts: &[&str]) -> Vec<Command> {
        self.pictures(Pictures::Seen(texts.iter().map(|text| (*text).to_owned()).collect()))
    }

    fn answer(&mut self, asked: Asked, answer: Result<VaultView, Failure>) -> Vec<Command> {
        let number = self.0.sent;
        self.send(Msg::Answered(number, asked, answer))
    }

    fn unread(&self) -> Vec<(&str, &str)> {
        let unread = self.0.pictures.unread.iter();
        unread.map(|unread| (unread.name.as_str(), unread.why.key.as_str())).collect()
    }

    fn remark(&self) -> Option<(&str, &[String])> {
        let remark = self.0.pictures.camera.as_ref()?.remark.as_ref()?;
        Some((remark.key.as_str(), &remark.with))
    }

    fn state(&self) -> Option<State> {
        self.0.pictures.camera.as_ref().map(|camera| camera.state)
    }
}

/// What the background is asked, if it is asked once.
fn captured(commands: &[Command]) -> Option<Vec<&str>> {
    let mut asked = commands.iter().filter_map(|command| match command {
        Command::Ask(_, Asked::Captured, VaultRequest::Captured(texts)) => Some(texts),
        _ => None,
    });
    let texts = asked.next()?.iter().map(String::as_str).collect();
    asked.next().is_none().then_some(texts)
}

fn reads(commands: &[Command]) -> Vec<(u32, usize)> {
    let reads = commands.iter().filter_map(|command| match command {
        Command::Pictures(Do::Read(round, at)) => Some((*round, *at)),
        _ => None,
    });
    reads.collect()
}

fn forgets(commands: &[Command]) -> bool {
    commands.iter().any(|command| matches!(command, Command::Pictures(Do::Forget)))
}

fn focuses(commands: &[Command], id: &str) -> bool {
    commands.iter().any(|command| matches!(command, Command::Focus(own) if *own == id))
}

fn locked(waiting: Option<Waiting>) -> VaultView {
    VaultView::Locked { waiting, ways: Ways::default() }
}

#[test]
fn pictures_are_read_one_after_the_other_and_asked_for_together() {
    let mut page = Page::few();
    let begun = page.bring(&["a.png", "b.png", "c.png", "d.png"]);
    assert!(matches!(&begun[..], [Command::Pictures(Do::Read(1, 0)), Command::Pictures(Do::Late(1))]));
    assert_eq!(reads(&page.read(1, Ok(&[FIRST, OTHER]))), [(1, 1)]);
    assert_eq!(reads(&page.read(1, Ok(&[]))), [(1, 2)]);
    assert_eq!(reads(&page.read(1, Err(Unreadable::TooLarge))), [(1, 3)]);
    // More come while they are read.
    assert!(page.bring(&["e.png"]).is_empty());
    assert_eq!(reads(&page.read(1, Ok(&[OTHER]))), [(1, 4)]);
    let end = page.read(1, Ok(&[SECOND]));
    assert_eq!(captured(&end), Some(vec![FIRST, SECOND]));
    assert!(forgets(&end));
    let told = [("b.png", "pictureNoCode"), ("c.png", "pictureTooLarge"), ("d.png", "pictureOtherCode")];
    assert_eq!(page.unread(), told);
    page.answer(Asked::Captured, Ok(VaultView::Confirm(capture(&["A", "B"]))));
    assert_eq!(page.0.kind(), Kind::Confirm(2));
    assert_eq!(page.unread(), told, "beside what was read");
    page.send(Msg::SaveCapture);
    page.answer(Asked::Save, Ok(VaultView::Open(vault(vec![account(1, "GitHub", "alice")], &[]))));
    assert!(page.unread().is_empty());
}

#[test]
fn nothing_found_asks_nothing() {
    let mut page = Page::few();
    page.bring(&["a.png"]);
    let end = page.read(1, Ok(&[]));
    assert_eq!(captured(&end), None);
    assert!(forgets(&end) && focuses(&end, spot::UNREAD));
    assert_eq!(page.unread(), [("a.png", "pictureNoCode")]);
    assert!(focuses(&page.pictures(Pictures::Close), spot::HEADING));
    assert!(page.unread().is_empty());
    // The next picture puts away what was said of the last one.
    page.bring(&["b.png"]);
    page.read(2, Err(Unreadable::CutOff));
    page.bring(&["c.png"]);
    assert!(page.unread().is_empty());
}

#[test]
fn what_the_background_refuses_is_said() {
    let mut page = Page::few();
    page.bring(&["a.png"]);
    page.read(1, Ok(&[FIRST]));
    let told = page.answer(Asked::Captured, Err(Failure::Unreadable(OtpauthError::Period)));
    assert_eq!(page.unread(), [("", "refusedPeriod")]);
    assert!(focuses(&told, spot::UNREAD));
    assert_eq!(page.0.kind(), Kind::Open(Section::Accounts));
}

#[test]
fn long_work_is_shown_and_can_be_cancelled() {
    let mut page = Page::few();
    page.bring(&["a.png", "b.png"]);
    assert!(!page.0.pictures.reading.as_ref().unwrap().is_long);
    page.pictures(Pictures::Late(1));
    assert!(page.0.pictures.reading.as_ref().unwrap().is_long);
    assert!(forgets(&page.pictures(Pictures::Cancel)));
    assert!(page.0.pictures.reading.is_none());
    // What was under way arrives too late, also where other pictures are read by now.
    assert!(page.read(1, Ok(&[FIRST])).is_empty());
    page.bring(&["c.png"]);
    assert!(page.read(1, Ok(&[FIRST])).is_empty());
    page.pictures(Pictures::Late(1));
    assert!(!page.0.pictures.reading.as_ref().unwrap().is_long);
    assert_eq!(captured(&page.read(2, Ok(&[SECOND]))), Some(vec![SECOND]));
}

#[test]
fn a_picture_brought_while_locked_waits_for_the_unlock() {
    let mut page = Page::with(locked(None));
    page.bring(&["a.png"]);
    assert_eq!(captured(&page.read(1, Ok(&[FIRST]))), Some(vec![FIRST]));
    page.answer(Asked::Captured, Ok(locked(Some(Waiting::Capture))));
    assert_eq!(page.0.gate().unwrap().waiting, Some(Waiting::Capture));
    // A lock in the middle of it does not stop it.
    let mut page = Page::few();
    page.bring(&["a.png"]);
    page.send(Msg::KeyChanged);
    page.answer(Asked::Open, Ok(locked(None)));
    assert_eq!(captured(&page.read(1, Ok(&[FIRST]))), Some(vec![FIRST]));
}

#[test]
fn where_there_is_no_vault_pictures_are_left_alone() {
    let mut page = Page::with(VaultView::FirstRun);
    assert!(matches!(&page.bring(&["a.png"])[..], [Command::Pictures(Do::Forget)]));
    assert!(page.0.pictures.reading.is_none());
    assert!(page.pictures(Pictures::OpenCamera).is_empty());
}

#[test]
fn the_camera_joins_an_export_and_stops_by_itself() {
    let mut page = Page::few();
    let begun = page.pictures(Pictures::OpenCamera);
    assert!(matches!(&begun[..], [Command::Focus(spot::HEADING), Command::Pictures(Do::StartCamera)]));
    assert_eq!((page.0.kind(), page.state()), (Kind::Camera, Some(State::Starting)));
    page.pictures(Pictures::Started(Ok(())));
    assert_eq!(page.state(), Some(State::Running));
    assert!(page.see(&[OTHER]).is_empty());
    assert_eq!(page.remark(), Some(("cameraOtherCode", &[][..])));
    assert_eq!(captured(&page.see(&[OTHER, SECOND])), Some(vec![SECOND]));
    assert!(page.see(&[SECOND]).is_empty(), "the same code, a moment later");
    let part = |missing: Vec<u32>| {
        let mut view = capture(&["A"]);
        view.export = Some(ExportView { parts: 3, missing });
        Ok(VaultView::Confirm(view))
    };
    assert!(page.answer(Asked::Captured, part(vec![1, 3])).is_empty(), "the focus stays where it is");
    assert_eq!(page.0.kind(), Kind::Camera);
    assert_eq!(page.remark(), Some(("cameraMissing", &["1".to_owned(), "3".to_owned(), "1, 3".to_owned()][..])));
    assert_eq!(captured(&page.see(&[FIRST])), Some(vec![FIRST]));
    assert!(focuses(&page.answer(Asked::Captured, part(vec![])), spot::HEADING));
    assert_eq!((page.0.kind(), page.state()), (Kind::Confirm(1), None));
}

#[test]
fn a_code_that_cannot_be_saved_leaves_the_camera_on() {
    let mut page = Page::few();
    page.pictures(Pictures::OpenCamera);
    page.pictures(Pictures::Started(Ok(())));
    page.see(&[FIRST]);
    page.answer(Asked::Captured, Err(Failure::Unreadable(OtpauthError::Period)));
    assert_eq!(page.remark().unwrap().0, "refusedPeriod");
    assert_eq!(page.0.kind(), Kind::Camera);
    assert!(page.unread().is_empty());
}

#[test]
fn what_was_seen_so_far_is_there_when_the_camera_is_stopped() {
    let mut page = Page::few();
    page.pictures(Pictures::OpenCamera);
    page.see(&[SECOND]);
    let mut view = capture(&["A"]);
    view.export = Some(ExportView { parts: 2, missing: vec![2] });
    page.answer(Asked::Captured, Ok(VaultView::Confirm(view)));
    page.pictures(Pictures::StopCamera);
    assert_eq!((page.0.kind(), page.state()), (Kind::Confirm(1), None));
    // And on again from there.
    page.pictures(Pictures::OpenCamera);
    assert_eq!(page.0.kind(), Kind::Camera);
}

#[test]
fn a_camera_that_does_not_run_says_why_and_is_tried_again() {
    for why in [NoCamera::Refused, NoCamera::None, NoCamera::InUse, NoCamera::Browser] {
        let mut page = Page::few();
        page.pictures(Pictures::OpenCamera);
        page.pictures(Pictures::Started(Err(why)));
        assert_eq!(page.state(), Some(State::Off(why)));
        page.pictures(Pictures::OpenCamera);
        assert_eq!(page.state(), Some(State::Starting));
    }
}

#[test]
fn the_camera_goes_off_in_every_way_of_leaving() {
    let on = || {
        let mut page = Page::few();
        page.pictures(Pictures::OpenCamera);
        page.pictures(Pictures::Started(Ok(())));
        page
    };
    let leave: [fn(&mut Page); 6] = [
        |page| drop(page.pictures(Pictures::StopCamera)),
        |page| drop(page.send(Msg::Go(Section::Settings))),
        |page| drop(page.send(Msg::KeyChanged)),
        |page| drop(page.send(Msg::Tick(NOW + 1_000_000.0))),
        |page| drop(page.bring(&["a.png"])),
        |page| {
            page.see(&[FIRST]);
            page.answer(Asked::Captured, Ok(locked(Some(Waiting::Capture))));
        },
    ];
    for (way, leave) in leave.iter().enumerate() {
        let mut page = on();
        leave(&mut page);
        assert_eq!(page.state(), None, "way {way}");
        assert_ne!(page.0.kind(), Kind::Camera, "way {way}");
    }
    for why in [NoCamera::Hidden, NoCamera::Lost] {
        let mut page = on();
        page.pictures(Pictures::Gone(why));
        assert_eq!(page.state(), Some(State::Off(why)));
        // It started after all: too late.
        page.pictures(Pictures::Started(Ok(())));
        assert_eq!(page.state(), Some(State::Off(why)));
    }
    // Without the camera, a page out of sight is nothing.
    let mut page = Page::few();
    page.pictures(Pictures::Gone(NoCamera::Hidden));
    assert_eq!(page.state(), None);
}
