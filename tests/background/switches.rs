//! Never the code of another account, or of another time: 10,000 switches between accounts, sites, tabs and times, each fill
//! compared with a second implementation of RFC 6238.

use proptest::{
    strategy::{Strategy, ValueTree},
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};
use sixpence::{
    account::{AccountId, FillBy},
    background::Event,
    message::{AccountForm, AddForm, Consent, FillAnswer, PopupRequest, VaultRequest, VaultView},
};

use crate::{
    pages::{code_field, frame, page},
    totp_form,
    world::World,
};

const SITES: [&str; 4] =
    ["https://one.example", "https://two.example", "https://mail.one.example", "http://127.0.0.1:8000"];
const SWITCHES: usize = 10_000;
/// After so many comes a new vault: the log of the fills grows, and each save writes all of it.
const OF_ONE_VAULT: usize = 200;

struct Known {
    id: AccountId,
    secret: Vec<u8>,
    site: usize,
}

fn add(world: &mut World, at: usize) -> Known {
    let bytes: Vec<u8> = (0..20).map(|byte| (byte * 31 + at * 57 + 7) as u8).collect();
    let secret = data_encoding::BASE32_NOPAD.encode(&bytes);
    let name = format!("person{at}");
    let VaultView::Open(home) =
        world.vault(VaultRequest::Add(AddForm { secret, name: name.clone(), ..totp_form() })).unwrap()
    else {
        panic!()
    };
    let account = home.accounts.iter().find(|account| account.name == name).unwrap();
    let was = AccountForm { issuer: "GitHub".into(), name, ..AccountForm::default() };
    let site = at % SITES.len();
    let form = AccountForm { sites: SITES[site].into(), filling: FillBy::default(), ..was.clone() };
    let id = account.id;
    world.vault(VaultRequest::Edit { account: id, was, form }).unwrap();
    Known { id, secret: bytes, site }
}

#[test]
fn every_fill_is_of_the_account_and_the_time() {
    let mut world = World::unlocked();
    let mut known: Vec<Known> = (0..12).map(|at| add(&mut world, at)).collect();
    let mut runner = TestRunner::new_with_rng(Config::default(), TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let turn = (0..known.len(), 1..4_i32, 0..SITES.len(), 0..40_000_u64, 0..4_u8);
    let mut filled = 0;
    for nth in 0..SWITCHES {
        if nth % OF_ONE_VAULT == OF_ONE_VAULT - 1 {
            world = World::unlocked();
            known = (0..12).map(|at| add(&mut world, at)).collect();
        }
        let (account, tab, site, ms, how) = turn.new_tree(&mut runner).unwrap().current();
        let account = &known[account];
        world.now = world.now.plus_ms(ms);
        let mut facts = frame(SITES[site], true, true, code_field());
        facts.token = format!("{tab}-{}", world.now.0);
        world.tabs.insert(tab, page(&format!("{}/login", SITES[site]), vec![(0, facts)]));
        if how == 3 {
            world.restart_worker();
        }
        // A user who is at work keeps it unlocked.
        world.vault(VaultRequest::Open).unwrap();
        match how {
            0 => drop(world.happen(Event::FillCommand { tab })),
            _ => {
                let answer = world.fill(PopupRequest::Fill { account: account.id, tab, consent: Consent::NotAsked });
                assert_eq!(matches!(answer, FillAnswer::Filled { .. }), account.site == site);
            }
        }
        let typed: Vec<String> = world.tabs[&tab].typed.iter().map(|(_, text)| text.clone()).collect();
        if how == 0 {
            assert!(typed.is_empty(), "three accounts of each site: the user chooses");
        } else if account.site == site {
            let expected = totp_lite::totp_custom::<totp_lite::Sha1>(30, 6, &account.secret, world.now.seconds());
            assert_eq!(typed, [expected]);
            filled += 1;
        } else {
            assert!(typed.is_empty());
        }
    }
    assert!(filled > SWITCHES / 8, "{filled} fills");
}
