//! Recipes: those that are shipped, an odd site that is walked only with its own, what none can do, and files that are refused.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

#[path = "recipes/schema.rs"]
mod schema;

use std::{collections::BTreeMap, fs};

use proptest::prelude::*;
use serde_json::{Value, json};
use sixpence::{
    enrolment::{
        assist::{Answer, Answered, Course, Looked, Question, Reason, Show, Sight, Todo, Turn, turn},
        reading::{Control, Findings, LinkTarget, Notice, ObstacleKind, PageFacts, Seen, read},
        recipes::Recipe,
    },
    time::UnixMs,
};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/extension/recipes");
const ORIGIN: &str = "https://odd.example";
const NOTHING: Seen = Seen { secret: false, code_field: false, recovery_codes: 0 };

/// The shipped files by their names, without the index.
fn shipped() -> Vec<(String, Value)> {
    let files = fs::read_dir(FOLDER).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let names = files.filter(|name| name != "index.json");
    names.map(|name| (name.clone(), json_of(&name))).collect()
}

fn json_of(name: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(format!("{FOLDER}/{name}")).unwrap()).unwrap()
}

fn recipe(value: &Value) -> Result<Recipe, String> {
    // By its text, as a file comes.
    serde_json::from_str(&value.to_string()).map_err(|error| error.to_string())
}

fn schema_of_recipes() -> Value {
    serde_json::from_str(include_str!("recipes/schema.json")).unwrap()
}

/// The odd site's own recipe.
fn odd() -> Value {
    json!({
        "source": "made up",
        "tried": true,
        "hosts": ["odd.example"],
        "controls": {
            "wayIn": ["Zaubertür", "Vorzimmer"],
            "app": ["Taschenorakel"],
            "showKey": ["Runen zeigen"],
            "confirm": ["Abrakadabra"],
            "showCodes": ["Notfallrunen"],
            "finish": ["Hokuspokus"],
        },
        "obstacles": [{
            "says": ["The gate sleeps until the moon is full"],
            "kind": "wait",
            "advice": "Come back in two weeks.",
        }],
    })
}

fn button(name: &str) -> Control {
    Control { name: name.to_owned(), enabled: true, shown: true, ..Control::default() }
}

fn page(controls: Vec<Control>) -> PageFacts {
    let controls = (0..).zip(controls).map(|(index, control)| Control { index, ..control }).collect();
    PageFacts { token: "page".to_owned(), controls, ..PageFacts::default() }
}

fn found(page: &PageFacts, seen: Seen, recipe: Option<&Recipe>) -> (Findings, Option<String>) {
    let mut found = read(page, seen);
    let advice = recipe.and_then(|recipe| recipe.apply(page, seen, &mut found).map(str::to_owned));
    (found, advice)
}

fn sight(page: &PageFacts, seen: Seen, recipe: Option<&Recipe>) -> Sight {
    let codes = u32::try_from(seen.recovery_codes).ok().filter(|count| *count > 0);
    Sight::of("page".to_owned(), &found(page, seen, recipe).0, Vec::new(), codes)
}

/// Every name that the assistant may ask to press, or press.
fn offered(sight: &Sight) -> Vec<&str> {
    let single = [&sight.reveal, &sight.app, &sight.confirm, &sight.show_codes, &sight.finish];
    single.into_iter().flatten().chain(&sight.ways).map(|control| control.name.as_str()).collect()
}

// --- What is shipped ------------------------------------------------------------------------------------------------

#[test]
fn each_file_is_a_recipe_by_the_parser_and_by_the_schema() {
    let (files, schema) = (shipped(), schema_of_recipes());
    assert!(files.len() >= 2);
    for (name, value) in files {
        recipe(&value).unwrap_or_else(|error| panic!("{name}: {error}"));
        schema::check(&schema, &value).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
}

#[test]
fn each_file_is_in_the_normal_form_of_what_pages_are_reported_in() {
    use unicode_normalization::UnicodeNormalization;
    for (name, value) in shipped() {
        let text = value.to_string();
        assert_eq!(text, text.nfkc().collect::<String>(), "{name}: has to be in normalisation form NFKC");
    }
}

#[test]
fn the_index_names_each_host_of_each_file_and_no_other() {
    let mut hosts = BTreeMap::new();
    for (name, value) in shipped() {
        for host in recipe(&value).unwrap().hosts() {
            assert_eq!(hosts.insert(host.clone(), name.clone()), None, "{host} has two recipes");
        }
    }
    let right = serde_json::to_string_pretty(&hosts).unwrap();
    let is = fs::read_to_string(format!("{FOLDER}/index.json")).unwrap();
    assert_eq!(is.trim_end(), right, "extension/recipes/index.json has to be:\n{right}\n");
}

#[test]
fn together_they_are_small() {
    let size: u64 = fs::read_dir(FOLDER).unwrap().map(|entry| entry.unwrap().metadata().unwrap().len()).sum();
    assert!(size < 16 * 1024, "{size} bytes: the archive is tight");
}

// --- A site that is odd ---------------------------------------------------------------------------------------------

#[test]
fn the_odd_site_is_walked_only_with_its_recipe() {
    let recipe = recipe(&odd()).unwrap();
    let code = Seen { code_field: true, ..NOTHING };
    let shows = Seen { recovery_codes: 10, ..NOTHING };
    let at = |names: &[&str], seen| {
        let page = page(names.iter().map(|name| button(name)).collect());
        let without = sight(&page, seen, None);
        assert_eq!(offered(&without), Vec::<&str>::new(), "the reader knows the word");
        sight(&page, seen, Some(&recipe))
    };
    let ways = at(&["Vorzimmer", "Schatzkammer", "Zaubertür"], NOTHING).ways;
    let ways: Vec<&str> = ways.iter().map(|way| way.name.as_str()).collect();
    assert_eq!(ways, ["Zaubertür", "Vorzimmer"], "in the order of the recipe");
    assert_eq!(at(&["Taschenorakel"], NOTHING).app.unwrap().name, "Taschenorakel");
    assert_eq!(at(&["RUNEN  zeigen"], NOTHING).reveal.unwrap().name, "RUNEN  zeigen");
    assert_eq!(at(&["Abrakadabra"], code).confirm.unwrap().name, "Abrakadabra");
    assert_eq!(at(&["Notfallrunen"], NOTHING).show_codes.unwrap().name, "Notfallrunen");
    assert_eq!(at(&["Hokuspokus"], shows).finish.unwrap().name, "Hokuspokus");
}

#[test]
fn what_it_names_comes_before_what_the_reader_has_found() {
    let recipe = recipe(&odd()).unwrap();
    let page = page(vec![button("Set up two-factor authentication"), button("Zaubertür")]);
    let names: Vec<String> = sight(&page, NOTHING, Some(&recipe)).ways.into_iter().map(|way| way.name).collect();
    assert_eq!(names, ["Zaubertür", "Set up two-factor authentication"]);
}

#[test]
fn a_chosen_app_goes_on_with_what_confirms() {
    let recipe = recipe(&odd()).unwrap();
    let chosen = Control { checked: true, ..button("Taschenorakel") };
    let page = page(vec![chosen, button("Abrakadabra")]);
    assert_eq!(sight(&page, NOTHING, Some(&recipe)).app.unwrap().name, "Abrakadabra");
}

// --- A run with it --------------------------------------------------------------------------------------------------

fn look(facts: PageFacts, origin: &str, recipe: Option<Recipe>) -> Turn {
    let found = serde_json::from_value(json!({ "found": [], "refused": [] })).unwrap();
    let origin = origin.to_owned();
    Turn::Look(Box::new(Looked { facts, blocks: Vec::new(), who: Vec::new(), field: false, found, origin, recipe }))
}

/// A run that has looked at this page as often as it needs, and whatever it has pressed.
fn run_on(page: &str, origin: &str) -> (Show, Vec<String>) {
    let facts = || serde_json::from_str::<PageFacts>(page).unwrap();
    let now = UnixMs(1_800_000_000_000);
    let mut course: Course = turn(None, Turn::Start, now).course;
    let mut pressed = Vec::new();
    let mut take = |course: Course, next: Turn| {
        let turned = turn(Some(course), next, now);
        pressed.extend(turned.todo.into_iter().filter_map(|todo| match todo {
            Todo::Press(press) => Some(press),
            _ => None,
        }));
        turned.course
    };
    let number = course.show().number;
    course = take(course, Turn::Answer(Answered { number, answer: Answer::Yes }));
    for _ in 0..8 {
        course = take(course, look(facts(), origin, Some(recipe(&odd()).unwrap())));
    }
    (course.show(), pressed)
}

fn page_text(names: &[&str], says: &[&str]) -> String {
    let controls: Vec<Value> = (0..)
        .zip(names)
        .map(|(index, name)| json!({ "index": index, "name": name, "kind": "button", "enabled": true, "shown": true }))
        .collect();
    let notices: Vec<Value> = says.iter().map(|text| json!({ "text": text })).collect();
    json!({ "token": "page", "controls": controls, "notices": notices }).to_string()
}

#[test]
fn nothing_that_it_names_is_pressed_unasked() {
    for name in ["Zaubertür", "Taschenorakel", "Runen zeigen"] {
        let (show, pressed) = run_on(&page_text(&[name], &[]), ORIGIN);
        assert_eq!(pressed, Vec::<String>::new(), "{name}");
        let Some(Question::Press(controls)) = show.question else { panic!("{name}: {:?}", show.waits) };
        assert_eq!(controls[0].name, name);
    }
    // What the reader knows to show the key of the same page only is pressed as before.
    let (_, pressed) = run_on(&page_text(&["Show secret key"], &[]), ORIGIN);
    assert_eq!(pressed.len(), 1);
}

#[test]
fn it_is_for_the_pages_of_its_host_alone() {
    for origin in [
        "https://www.odd.example",
        "https://odd.example.evil.test",
        "https://odd.example:8443",
        "http://odd.example",
        "https://oddXexample",
        "",
    ] {
        let (show, _) = run_on(&page_text(&["Zaubertür"], &["The gate sleeps until the moon is full."]), origin);
        assert_eq!((show.question, show.waits, show.advice), (None, Some(Reason::NoWay), None), "{origin}");
    }
}

#[test]
fn an_obstacle_is_told_in_the_words_of_the_page_with_its_advice() {
    let text = "Sorry. The gate  sleeps until the MOON is full, friend.";
    let (show, _) = run_on(&page_text(&[], &[text]), ORIGIN);
    assert_eq!(show.waits, Some(Reason::Site(ObstacleKind::Wait)));
    assert_eq!(show.said.as_deref(), Some(text));
    assert_eq!(show.advice.as_deref(), Some("Come back in two weeks."));
}

#[test]
fn apostrophes_are_compared_straight() {
    let (_, value) = shipped().into_iter().find(|(name, _)| name == "meta.json").unwrap();
    let notice =
        Notice { text: "You can\u{2019}t access certain settings for a few days".to_owned(), ..Notice::default() };
    let page = PageFacts { notices: vec![notice], ..PageFacts::default() };
    let (found, advice) = found(&page, NOTHING, Some(&recipe(&value).unwrap()));
    assert_eq!(found.obstacle.unwrap().0, ObstacleKind::Wait);
    assert!(advice.unwrap().contains("a day or two"));
}

#[test]
fn what_is_mentioned_stops_nobody_for_whom_it_knows_a_way() {
    let recipe = recipe(&odd()).unwrap();
    let mut page = page(vec![button("Zaubertür")]);
    page.notices = vec![Notice { text: "Please verify your email address first.".to_owned(), ..Notice::default() }];
    assert!(found(&page, NOTHING, None).0.obstacle.is_some());
    assert_eq!(found(&page, NOTHING, Some(&recipe)).0.obstacle, None);
}

// --- What it can never do -------------------------------------------------------------------------------------------

/// A recipe that names these in every role.
fn naming(names: &[&str]) -> Recipe {
    let roles = ["wayIn", "app", "showKey", "confirm", "showCodes", "finish"];
    let controls: serde_json::Map<String, Value> =
        roles.iter().map(|role| ((*role).to_owned(), json!(names))).collect();
    recipe(&json!({ "source": "evil", "tried": true, "hosts": ["odd.example"], "controls": controls })).unwrap()
}

const SEEN: [Seen; 4] = [
    NOTHING,
    Seen { code_field: true, ..NOTHING },
    Seen { secret: true, code_field: true, recovery_codes: 0 },
    Seen { recovery_codes: 10, ..NOTHING },
];

#[test]
fn nothing_dangerous_becomes_pressable() {
    let away = Control { target: LinkTarget::OtherOrigin, ..button("Weg von hier") };
    let file = Control { target: LinkTarget::Download, ..button("Als Datei") };
    let hidden = Control { shown: false, ..button("Verborgen") };
    let edit = Control { row: "Turn off two-factor authentication".to_owned(), ..button("Edit") };
    let switch: Control = serde_json::from_value(json!({
        "name": "Two-factor authentication", "kind": "checkbox", "checked": true, "enabled": true, "shown": true,
    }))
    .unwrap();
    let ticked = Control { checked: true, ..switch.clone() };
    let off =
        ["Turn off", "Disable two-factor authentication", "Delete account", "Log out", "Zwei-Faktor deaktivieren"];
    let mut controls: Vec<Control> = off.iter().map(|name| button(name)).collect();
    controls.extend([away, file, hidden, edit, switch, ticked, button("Zaubertür")]);
    let names: Vec<String> = controls.iter().map(|control| control.name.clone()).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).take(names.len() - 2).collect();
    for seen in SEEN {
        let page = page(controls.clone());
        assert_eq!(offered(&sight(&page, seen, Some(&naming(&names)))), offered(&sight(&page, seen, None)), "{seen:?}");
    }
    // And what is not dangerous does.
    assert_eq!(sight(&page(controls), NOTHING, Some(&naming(&["Zaubertür"]))).ways.len(), 1);
}

#[test]
fn a_button_of_another_form_does_not_send_the_code() {
    let submit = |form| Control { form: Some(form), ..button("Abrakadabra") };
    let mut page = page(vec![submit(1)]);
    page.code_forms = vec![0];
    let code = Seen { code_field: true, ..NOTHING };
    let recipe = recipe(&odd()).unwrap();
    assert_eq!(sight(&page, code, Some(&recipe)).confirm, None);
    page.controls.push(Control { index: 1, ..submit(0) });
    assert_eq!(sight(&page, code, Some(&recipe)).confirm.unwrap().index, 1);
}

// --- Files that are refused -----------------------------------------------------------------------------------------

/// The odd recipe with one value changed; `Null` takes it away.
fn with(pointer: &str, to: Value) -> Value {
    let mut value = odd();
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    let parent = value.pointer_mut(parent).unwrap();
    match (parent, to) {
        (Value::Object(map), Value::Null) => drop(map.remove(name)),
        (Value::Object(map), to) => drop(map.insert(name.to_owned(), to)),
        (parent, to) => parent[name.parse::<usize>().unwrap()] = to,
    }
    value
}

#[test]
fn bad_files_are_refused_by_the_name_of_the_field_and_by_the_schema() {
    let many = |count: usize| json!((0..count).map(|i| format!("number {i} of them")).collect::<Vec<_>>());
    let bad = [
        ("/source", Value::Null, "source"),
        ("/source", json!(""), "source has to have 1 to 300 characters"),
        ("/source", json!(7), "source: invalid type"),
        ("/tried", Value::Null, "tried"),
        ("/tried", json!("yes"), "tried: invalid type"),
        ("/hosts", Value::Null, "hosts"),
        ("/hosts", json!([]), "hosts has to have 1 to 8 entries"),
        ("/hosts", json!("odd.example"), "hosts: invalid type"),
        ("/hosts/0", json!("https://odd.example"), "hosts[0] has to be a whole host name"),
        ("/hosts/0", json!("*.odd.example"), "hosts[0] has to be a whole host name"),
        ("/hosts/0", json!("odd.example:8443"), "hosts[0] has to be a whole host name"),
        ("/hosts/0", json!("Odd.example"), "hosts[0] has to be a whole host name"),
        ("/hosts/0", json!("localhost"), "hosts[0] has to be a whole host name"),
        ("/hosts", json!(["odd.example", "odd.example"]), "hosts[1] is there twice"),
        ("/controls", json!({}), "controls has no name in it"),
        ("/controls", json!("Next"), "controls: invalid type"),
        ("/controls/turnOff", json!(["Turn off"]), "unknown field `turnOff`"),
        ("/controls/wayIn", json!([]), "controls.wayIn has to have 1 to 40 entries"),
        ("/controls/wayIn", many(41), "controls.wayIn has to have 1 to 40 entries"),
        ("/controls/wayIn", json!("Next"), "wayIn: invalid type"),
        ("/controls/wayIn/1", json!(""), "controls.wayIn[1] has to have 1 to 160 characters"),
        ("/controls/showKey/0", json!("x".repeat(161)), "controls.showKey[0] has to have 1 to 160 characters"),
        ("/controls/finish", json!(["Done", "Done"]), "controls.finish[1] is there twice"),
        ("/controls/finish", json!([1]), "finish: invalid type"),
        ("/obstacles", json!([]), "obstacles has to have 1 to 8 entries"),
        ("/obstacles/0", json!({}), "missing field `says`"),
        ("/obstacles/0/says", json!(["Wait"]), "obstacles[0].says[0] has to have 12 to 200 characters"),
        ("/obstacles/0/kind", json!("broken"), "kind: unknown variant"),
        ("/obstacles/0/advice", json!(""), "obstacles[0].advice has to have 1 to 300 characters"),
        ("/obstacles/0/advice", json!({ "de": "Warten" }), "advice: invalid type"),
        ("/obstacles/0/link", json!("https://evil.test"), "unknown field `link`"),
        ("/selectors", json!(["#x"]), "unknown field `selectors`"),
    ];
    let schema = schema_of_recipes();
    assert_eq!(schema::check(&schema, &odd()), Ok(()));
    for (pointer, to, says) in bad {
        let value = with(pointer, to);
        let error = recipe(&value).unwrap_err();
        assert!(error.contains(says), "{pointer}: {error}");
        assert!(schema::check(&schema, &value).is_err(), "the schema takes {value}");
    }
    let bare = json!({ "source": "made up", "tried": true, "hosts": ["odd.example"] });
    assert!(recipe(&bare).unwrap_err().contains("controls has no name in it"));
    assert!(schema::check(&schema, &bare).is_err());
    // Beyond what the schema says.
    assert!(
        recipe(&with("/controls/app/0", json!("a\nb")))
            .unwrap_err()
            .contains("controls.app[0] has a control character")
    );
    assert!(
        recipe(&with("/controls/app", json!(["Next", "NEXT "])))
            .unwrap_err()
            .contains("controls.app[1] is there twice")
    );
    assert!(recipe(&with("/hosts/0", json!("127.0.0.1"))).unwrap_err().contains("hosts[0]"));
    assert!(recipe(&with("/hosts/0", json!("-odd.example"))).unwrap_err().contains("hosts[0]"));
}

// --- Anything -------------------------------------------------------------------------------------------------------

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        ".{0,40}".prop_map(Value::from),
        Just(json!("odd.example")),
        Just(json!("wait")),
    ];
    let key = prop_oneof![
        4 => prop::sample::select(vec![
            "source", "tried", "hosts", "controls", "obstacles", "wayIn", "app", "showKey", "confirm", "showCodes", "finish",
            "says", "kind", "advice",
        ])
        .prop_map(str::to_owned),
        1 => ".{0,6}",
    ];
    leaf.prop_recursive(4, 48, 8, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(key.clone(), inner, 0..6)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

fn any_page() -> impl Strategy<Value = PageFacts> {
    let name = prop_oneof![
        ".{0,12}",
        prop::sample::select(vec!["Next", "Turn off", "Zaubertür", "Set up"]).prop_map(str::to_owned)
    ];
    let control = (name, any::<[bool; 4]>()).prop_map(|(name, [enabled, checked, shown, away])| Control {
        enabled,
        checked,
        shown,
        target: if away { LinkTarget::OtherOrigin } else { LinkTarget::None },
        ..button(&name)
    });
    prop::collection::vec(control, 0..6).prop_map(page)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn no_json_breaks_it(value in any_json(), at in 0..5_usize) {
        let fields = ["source", "tried", "hosts", "controls", "obstacles"];
        for value in [value.clone(), with(&format!("/{}", fields[at]), value)] {
            if let Ok(recipe) = recipe(&value) {
                let page = page(vec![button("Next")]);
                recipe.apply(&page, NOTHING, &mut read(&page, NOTHING));
                // serde takes the fields of an object also as a list.
                let lists = [Some(&value), value.get("controls")];
                let nested = value["obstacles"].as_array().into_iter().flatten();
                if lists.into_iter().flatten().chain(nested).any(Value::is_array) {
                    continue;
                }
                prop_assert_eq!(schema::check(&schema_of_recipes(), &value), Ok(()), "the schema refuses {}", value);
            }
        }
    }

    #[test]
    fn no_text_breaks_it(text in ".{0,200}") {
        let _ = serde_json::from_str::<Recipe>(&text);
    }

    /// Whatever the page, and whatever is named: what is offered is not dangerous, leads nowhere else and can be seen.
    #[test]
    fn what_is_offered_may_be_pressed(page in any_page(), seen in prop::sample::select(SEEN.to_vec())) {
        let names: Vec<String> = page.controls.iter().map(|control| control.name.clone()).collect();
        let mut named: Vec<&str> = names.iter().map(String::as_str).filter(|name| !name.trim().is_empty()).collect();
        named.push("Next");
        named.sort_unstable_by_key(|name| name.to_lowercase());
        named.dedup_by_key(|name| name.to_lowercase().trim().to_owned());
        let roles = json!({ "wayIn": named, "app": named, "showKey": named, "confirm": named, "showCodes": named, "finish": named });
        let made = json!({ "source": "any", "tried": false, "hosts": ["odd.example"], "controls": roles });
        // Names with control characters, or alike in another way.
        let Ok(recipe) = recipe(&made) else { return Ok(()) };
        let with = sight(&page, seen, Some(&recipe));
        let single = [&with.reveal, &with.app, &with.confirm, &with.show_codes, &with.finish];
        for control in single.into_iter().flatten().chain(&with.ways) {
            let facts = &page.controls[usize::try_from(control.index).unwrap()];
            let judged = &found(&page, seen, None).0.judged[usize::try_from(control.index).unwrap()];
            prop_assert!(facts.shown && facts.target == LinkTarget::None);
            use sixpence::enrolment::reading::Role;
            prop_assert!(!matches!(judged.role, Role::Dangerous | Role::Unnamed), "{}", control.name);
        }
    }
}
