//! Which pictures of a page are looked at, and in which order.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail")]

use sixpence::capture::hunt::{FrameLook, Hunt, Look, PictureFacts, Target};

const CODE: &str = "otpauth://totp/a?secret=GEZDGNBVGY3TQOJQ";

fn picture(id: u32) -> PictureFacts {
    PictureFacts { id, width: 200.0, height: 200.0, open: true, in_view: true, ..PictureFacts::default() }
}

fn hunt(pictures: Vec<PictureFacts>, has_address: bool) -> Hunt {
    let look = FrameLook { pictures, pieces: Vec::new() };
    Hunt::new([(0, &look)], has_address)
}

/// What is looked at if each look gives what `see` says; `None`: there is nothing to look at.
fn walk(mut hunt: Hunt, see: impl Fn(Target) -> Option<Vec<String>>) -> Vec<Look> {
    let mut looks = Vec::new();
    while let Some(look) = hunt.next(0.0) {
        looks.push(look);
        hunt.took(see(look.at));
    }
    looks
}

fn names(looks: &[Look]) -> Vec<String> {
    let name = |look: &Look| match look.at {
        Target::Pixels { id, most, .. } => format!("pixels {id} {most}"),
        Target::Window => "window".to_owned(),
        Target::Shown { id, .. } => format!("shown {id}"),
    };
    looks.iter().map(name).collect()
}

fn nothing(_: Target) -> Option<Vec<String>> {
    Some(Vec::new())
}

fn code() -> Option<Vec<String>> {
    Some(vec![CODE.to_owned()])
}

#[test]
fn the_likeliest_elements_come_first_then_the_window_then_what_is_out_of_it_then_all_again_in_detail() {
    let pictures = vec![
        PictureFacts { width: 900.0, ..picture(0) },
        picture(1),
        PictureFacts { hinted: true, ..picture(2) },
        PictureFacts { open: false, in_view: false, ..picture(3) },
    ];
    let looks = walk(hunt(pictures, false), nothing);
    let quick = ["pixels 2 1280", "pixels 1 1280", "pixels 0 1280", "window", "shown 3"];
    let again = ["pixels 2 2560", "pixels 1 2560", "shown 3"];
    assert_eq!(names(&looks), [quick.as_slice(), &again].concat());
    let budgets: Vec<f64> = looks.iter().map(|look| look.budget).collect();
    assert_eq!(budgets, [250.0, 250.0, 250.0, 1350.0, 250.0, 1350.0, 1350.0, 1350.0]);
}

#[test]
fn every_element_is_looked_at_though_the_first_has_a_code_and_nothing_else() {
    let looks = walk(hunt(vec![picture(0), picture(1)], false), |_| code());
    assert_eq!(names(&looks), ["pixels 0 1280", "pixels 1 1280"]);
    // But what the window alone shows is looked at, quickly.
    let closed = PictureFacts { open: false, ..picture(1) };
    let looks = walk(hunt(vec![picture(0), closed], false), |_| code());
    assert_eq!(names(&looks), ["pixels 0 1280", "window"]);
    assert!(looks[1].budget < 300.0);
}

#[test]
fn pixels_that_are_not_to_be_had_are_looked_for_in_the_window() {
    let out = PictureFacts { in_view: false, ..picture(0) };
    let looks = walk(hunt(vec![out], false), |at| match at {
        Target::Pixels { .. } => None,
        Target::Window => Some(Vec::new()),
        Target::Shown { .. } => code(),
    });
    assert_eq!(names(&looks), ["pixels 0 1280", "window", "shown 0"]);
}

/// A busy browser paints late: the first picture may be of the window before it was scrolled.
#[test]
fn what_was_scrolled_to_in_vain_is_scrolled_to_again() {
    let out = |id| PictureFacts { open: false, in_view: false, ..picture(id) };
    let shown = std::cell::Cell::new(0);
    let looks = walk(hunt(vec![out(0), out(1), out(2)], false), |at| {
        shown.set(shown.get() + u32::from(matches!(at, Target::Shown { .. })));
        if shown.get() == 5 { code() } else { Some(Vec::new()) }
    });
    assert_eq!(names(&looks), ["window", "shown 0", "shown 1", "shown 2", "shown 0", "shown 1"]);
}

#[test]
fn codes_that_are_none_of_an_account_do_not_end_it() {
    let looks = walk(hunt(vec![picture(0)], false), |_| Some(vec!["https://example.com".to_owned()]));
    assert_eq!(names(&looks), ["pixels 0 1280", "window", "pixels 0 2560"]);
}

#[test]
fn a_written_address_spares_the_long_search_not_the_short_one() {
    let out = PictureFacts { open: false, in_view: false, ..picture(1) };
    let looks = walk(hunt(vec![picture(0), out], true), nothing);
    assert_eq!(names(&looks), ["pixels 0 1280"]);
}

#[test]
fn the_picture_pointed_at_is_enough_if_it_has_a_code() {
    let wanted = PictureFacts { wanted: true, ..picture(1) };
    let looks = walk(hunt(vec![picture(0), wanted], true), |_| code());
    assert_eq!(names(&looks), ["pixels 1 2560"]);
    // Its pixels belong to another origin: the window has them.
    let looks = walk(hunt(vec![picture(0), wanted], true), |at| match at {
        Target::Pixels { .. } => None,
        _ => code(),
    });
    assert_eq!(names(&looks), ["pixels 1 2560", "shown 1"]);
    // It has none: the page may.
    let looks = walk(hunt(vec![picture(0), wanted], false), nothing);
    let expected = ["pixels 1 2560", "shown 1", "pixels 0 1280", "pixels 1 1280", "window"];
    assert_eq!(names(&looks)[..5], expected);
}

#[test]
fn where_nobody_has_asked_nothing_moves() {
    let out = PictureFacts { in_view: false, open: false, ..picture(1) };
    let looks = walk(hunt(vec![picture(0), out], false).quiet(), nothing);
    assert_eq!(names(&looks), ["pixels 0 1280"]);
}

#[test]
fn it_ends_in_time_and_says_how_far_it_is() {
    let many = (0..1000).map(|id| PictureFacts { in_view: id % 2 == 0, open: id % 3 != 0, ..picture(id) }).collect();
    let looks = walk(hunt(many, false), nothing);
    assert!(looks.len() < 60, "{}", looks.len());

    let mut hunt = hunt((0..9).map(picture).collect(), false);
    let mut last = 0.0;
    for step in 0..4 {
        assert!(hunt.next(f64::from(step)).is_some());
        let (done, all) = hunt.progress();
        let part = f64::from(done) / f64::from(all);
        assert!(done < all && part >= last, "{done} of {all}");
        last = part;
        hunt.took(None);
    }
    assert_eq!(hunt.next(60_000.0), None);
}
