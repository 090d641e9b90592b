//! First run, unlocking, the deadline, and stores that are not as they were left.

use sixpence::{
    background::Event,
    message::{Failure, PopupAnswer, PopupRequest, PopupView, VaultRequest, VaultView, Waiting},
    vault::Settings,
};

use crate::{totp_form, world::World};

const MINUTE: u64 = 60_000;

fn unlock(world: &mut World, passphrase: &str) -> Result<VaultView, Failure> {
    world.vault(VaultRequest::Unlock(passphrase.into()))
}

#[test]
fn first_run_makes_a_vault_that_opens_again() {
    let mut world = World::new();
    assert_eq!(world.popup_view(1), PopupView::FirstRun);
    assert_eq!(world.vault(VaultRequest::Create("short".into())), Err(Failure::ShortPassphrase { least: 8 }));
    assert_eq!(world.writes(), 0);
    let view = world.vault(VaultRequest::Create("correct horse".into())).unwrap();
    assert!(matches!(view, VaultView::Open(home) if home.accounts.is_empty()));
    assert!(world.disk.borrow().mirror.born.is_some() && world.unlocked_icon);
    world.restart_browser();
    assert_eq!(world.popup_view(1), PopupView::Locked { waiting: None, other_ways: false });
    assert!(matches!(unlock(&mut world, "correct horse"), Ok(VaultView::Open(_))));
}

#[test]
fn a_second_vault_is_not_made() {
    let mut world = World::unlocked();
    let writes = world.writes();
    let again = world.vault(VaultRequest::Create("another one".into()));
    assert_eq!(again, Err(Failure::VaultExists));
    assert_eq!(world.writes(), writes);
}

#[test]
fn a_wrong_passphrase_writes_nothing_and_says_so() {
    let mut world = World::unlocked();
    world.vault(VaultRequest::Lock).unwrap();
    let (writes, stored) = (world.writes(), world.stored());
    for wrong in ["", "Correct horse", "correct horse ", "correct  horse"] {
        assert_eq!(unlock(&mut world, wrong), Err(Failure::WrongPassphrase));
        let popup = world.popup(PopupRequest::Unlock { passphrase: wrong.into(), tab: None });
        assert_eq!(popup, Err(Failure::WrongPassphrase));
    }
    assert_eq!((world.writes(), world.stored()), (writes, stored));
    assert!(world.session.is_none());
    assert!(unlock(&mut world, "correct horse").is_ok());
}

#[test]
fn unlocking_a_vault_that_another_page_has_unlocked_shows_the_codes_of_now() {
    let mut world = World::unlocked();
    let added = world.vault(VaultRequest::Add(totp_form()));
    assert_eq!(unlock(&mut world, "correct horse"), added);
}

#[test]
fn the_worker_may_die_at_any_time() {
    let mut world = World::unlocked();
    world.vault(VaultRequest::Add(totp_form())).unwrap();
    world.restart_worker();
    assert!(matches!(world.popup_view(1), PopupView::Accounts(home) if home.accounts.len() == 1));
}

#[test]
fn the_deadline_is_looked_at_when_the_key_is_used() {
    let mut world = World::unlocked();
    world.now = world.now.plus_ms(15 * MINUTE - 1);
    assert!(matches!(world.popup_view(1), PopupView::Accounts(_)));
    world.now = world.now.plus_ms(1);
    assert_eq!(world.popup_view(1), PopupView::Locked { waiting: None, other_ways: false });
    assert!(world.session.is_none() && !world.unlocked_icon);
    world.restart_worker();
    assert_eq!(world.popup_view(1), PopupView::Locked { waiting: None, other_ways: false });
}

#[test]
fn a_session_that_ran_out_while_the_worker_slept_is_forgotten() {
    let mut world = World::unlocked();
    world.now = world.now.plus_ms(8 * 60 * MINUTE);
    world.restart_worker();
    assert!(world.session.is_none());
    assert_eq!(world.popup_view(1), PopupView::Locked { waiting: None, other_ways: false });
}

#[test]
fn a_popup_left_open_does_not_keep_the_vault_open_but_an_act_does() {
    let mut world = World::unlocked();
    for _ in 0..14 {
        world.now = world.now.plus_ms(MINUTE);
        assert!(matches!(world.popup_view(1), PopupView::Accounts(_)));
    }
    world.vault(VaultRequest::Add(totp_form())).unwrap();
    world.now = world.now.plus_ms(14 * MINUTE);
    assert!(matches!(world.popup_view(1), PopupView::Accounts(_)));
    world.now = world.now.plus_ms(MINUTE);
    assert!(matches!(world.popup_view(1), PopupView::Locked { .. }));
}

#[test]
fn a_clock_turned_back_locks() {
    let mut world = World::unlocked();
    world.now.0 -= 6_000;
    assert!(matches!(world.popup_view(1), PopupView::Locked { .. }));
}

#[test]
fn a_locked_screen_locks() {
    let mut world = World::unlocked();
    world.happen(Event::ScreenLocked);
    assert!(world.session.is_none());
    assert_eq!(world.popup_view(1), PopupView::Locked { waiting: None, other_ways: false });
}

#[test]
fn the_set_time_counts_from_when_it_is_set() {
    let mut world = World::unlocked();
    let settings = Settings { lock_minutes: 1, ..Settings::default() };
    world.vault(VaultRequest::SetSettings(settings)).unwrap();
    world.now = world.now.plus_ms(MINUTE);
    assert!(matches!(world.popup_view(1), PopupView::Locked { .. }));
}

#[test]
fn nothing_is_answered_while_locked() {
    let mut world = World::unlocked();
    world.vault(VaultRequest::Add(totp_form())).unwrap();
    let PopupView::Accounts(home) = world.popup_view(1) else { panic!() };
    let account = home.accounts[0].id;
    assert!(matches!(world.popup(PopupRequest::Lock), Ok(PopupAnswer::View(PopupView::Locked { waiting: None, .. }))));
    let writes = world.writes();
    for request in [
        VaultRequest::Add(totp_form()),
        VaultRequest::Edit { account, was: Default::default(), form: Default::default() },
        VaultRequest::Delete(account),
        VaultRequest::Restore(account),
        VaultRequest::NextCode(account),
        VaultRequest::SetSettings(Settings::default()),
    ] {
        assert_eq!(world.vault(request), Err(Failure::Locked));
    }
    assert_eq!(world.writes(), writes);
}

#[test]
fn what_waits_is_said_on_the_locked_screen() {
    let mut world = World::unlocked();
    world.vault(VaultRequest::Lock).unwrap();
    world.happen(Event::FillCommand { tab: 1 });
    assert_eq!(world.popups, [1]);
    assert_eq!(world.popup_view(1), PopupView::Locked { waiting: Some(Waiting::Fill), other_ways: false });
}

#[test]
fn ten_thousand_wrong_passphrases_write_nothing() {
    let mut world = World::unlocked();
    world.vault(VaultRequest::Lock).unwrap();
    let (writes, stored) = (world.writes(), world.stored());
    for number in 0..10_000 {
        let passphrase = format!("correct horse {number}");
        assert_eq!(unlock(&mut world, &passphrase), Err(Failure::WrongPassphrase));
    }
    assert_eq!((world.writes(), world.stored()), (writes, stored));
    assert!(world.session.is_none());
}

/// Sleeps, clocks set forwards and backwards, workers stopped, in any order: once the deadline has passed, or the clock has
/// gone back, no answer holds a code until the passphrase was given again.
#[test]
fn a_thousand_sleeps_and_clocks_hand_out_no_code_after_the_deadline() {
    let mut random = 0x1234_5678_9abc_def1_u64;
    let mut draw = move |below: u64| {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        random % below
    };
    let mut late = 0;
    for case in 0..1000 {
        let mut world = World::unlocked();
        world.vault(VaultRequest::Add(totp_form())).unwrap();
        let (mut latest, deadline) = (world.now, world.now.plus_ms(15 * MINUTE));
        for _ in 0..4 {
            match draw(6) {
                0 => world.now = world.now.plus_ms(draw(15 * MINUTE)),
                1 => world.now = world.now.plus_ms(8 * 60 * MINUTE + draw(MINUTE)),
                2 => world.now.0 -= draw(60_000),
                3 => world.now.0 -= 365 * 24 * 60 * MINUTE,
                4 => world.now = world.now.plus_ms(365 * 24 * 60 * MINUTE),
                _ => world.restart_worker(),
            }
            let gone_back = world.now.0 + 5_000 < latest.0;
            let over = world.now >= deadline || gone_back;
            latest = latest.max(world.now);
            let popup = matches!(world.popup_view(1), PopupView::Accounts(_));
            let page = matches!(world.vault(VaultRequest::Open), Ok(VaultView::Open(_)));
            if over {
                assert!(!popup && !page && world.session.is_none(), "case {case}");
                late += 1;
                break;
            }
        }
    }
    assert!(late > 500, "{late}");
}

#[test]
fn a_machine_that_slept_during_a_save_wakes_up_locked_with_the_save_done() {
    let mut world = World::unlocked();
    world.slow_store = 8 * 60 * MINUTE;
    assert_eq!(world.vault(VaultRequest::Add(totp_form())), Err(Failure::Locked));
    world.slow_store = 0;
    assert!(world.session.is_none());
    assert!(matches!(unlock(&mut world, "correct horse"), Ok(VaultView::Open(home)) if home.accounts.len() == 1));
}

#[test]
fn locked_and_opened_again_there_is_nothing_to_heal_and_nothing_to_say() {
    let mut world = World::unlocked();
    world.vault(VaultRequest::Add(totp_form())).unwrap();
    world.vault(VaultRequest::Lock).unwrap();
    let writes = world.writes();
    assert!(matches!(unlock(&mut world, "correct horse"), Ok(VaultView::Open(home)) if home.storage.news.is_empty()));
    assert_eq!(world.writes(), writes);
}
