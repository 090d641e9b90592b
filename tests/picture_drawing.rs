//! SVG before it is drawn: what a code is drawn with passes, what draws for ever does not.

#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test that cannot go on should stop and say so")]

use qrcodegen::{QrCode, QrCodeEcc};
use sixpence_scanning::{DrawingError, check_drawing};

fn svg(body: &str) -> String {
    format!("<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg' width='90' height='90'>{body}</svg>")
}

fn check(text: &str) -> Result<(), DrawingError> {
    check_drawing(text.as_bytes())
}

/// Each of `levels` uses the one before ten times, by what `reference` makes of its id.
fn nest(levels: usize, reference: impl Fn(&str) -> String) -> String {
    let level = |level| format!("<g id='g{}'>{}</g>", level + 1, reference(&format!("g{level}")).repeat(10));
    let nest: String = (0..levels).map(level).collect();
    svg(&format!("<defs><rect id='g0'/>{nest}</defs>{}", reference(&format!("g{levels}"))))
}

#[test]
fn a_code_in_each_of_the_ways_to_draw_one() {
    let code = QrCode::encode_text(&"x".repeat(2900), QrCodeEcc::Low).unwrap();
    assert_eq!(code.size(), 177);
    let dark = (0..177).flat_map(|y| (0..177).map(move |x| (x, y))).filter(|(x, y)| code.get_module(*x, *y));
    let dark: Vec<_> = dark.collect();
    let all = |one: &dyn Fn(&i32, &i32) -> String| dark.iter().map(|(x, y)| one(x, y)).collect::<String>();
    for body in [
        all(&|x, y| format!("<rect x='{x}' y='{y}' width='1' height='1'/>")),
        format!("<path d='{}'/>", all(&|x, y| format!("M{x} {y}h1v1h-1z"))),
        format!(
            "<defs><rect id='m' width='1'/></defs>{}",
            all(&|x, y| format!("<use xlink:href=\"#m\" x='{x}' y='{y}'/>"))
        ),
        format!(
            "<style>.a{{fill:url(#b)}}</style><linearGradient id='b'><stop stop-color='#fff'/></linearGradient><clipPath id='c'>{}</clipPath><rect class='a' clip-path='url(#c)'/>",
            all(&|x, y| format!("<circle cx='{x}' cy='{y}' r='.5'/>"))
        ),
    ] {
        assert_eq!(check(&svg(&body)), Ok(()), "{}", &body[..80]);
    }
    assert_eq!(
        check(&svg(&format!(
            "<image href='data:image/png;base64,{}'/>",
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ"
        ))),
        Ok(())
    );
    assert_eq!(
        check(&svg("<path stroke-dasharray='none' style='fill:#000;stroke-dasharray:none;opacity:1'/>")),
        Ok(())
    );
    assert_eq!(check("<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'a.dtd'><!-- <g> --><svg><g></g></svg>"), Ok(()));
}

#[test]
fn what_draws_for_ever() {
    let ways: [fn(&str) -> String; 5] = [
        |id| format!("<use href='#{id}'/>"),
        |id| format!("<use xlink:href = \"#{id}\" />"),
        |id| format!("<rect fill='url(#{id})'/>"),
        |id| format!("<rect style='mask: url(\"#{id}\")'/>"),
        |id| format!("<a:use\nhref='#{id}'></a:use>"),
    ];
    for way in ways {
        assert_eq!(check(&nest(2, way)), Ok(()), "{}", way("a"));
        for levels in [6, 12, 50] {
            assert_eq!(check(&nest(levels, way)), Err(DrawingError::Complex), "{}", way("a"));
        }
    }
}

#[test]
fn what_nobody_can_count() {
    let entities = "<!DOCTYPE svg [<!ENTITY a '<use href=\"#g\"/>'>]><svg>&a;</svg>";
    let deep = svg(&"<g>".repeat(100_000));
    for text in [
        entities,
        &deep,
        &svg("<use id='a' href='#a'/>"),
        &svg("<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>"),
        // The first of two elements of one name is the one that is meant.
        &nest(6, |id| format!("<use href='#{id}'/>"))
            .replace("</svg>", &format!("{}</svg>", "<g id='g5'/><g id='g6'/>")),
        &svg("<use href='&#35;a'/>"),
        &svg("<g id='&#97;'/>"),
        &svg("<style>rect { fill: url(\\23 a) }</style>"),
        &svg("<style><![CDATA[rect { fill: url(\\23 a) }]]></style>"),
        &svg("<rect style='fill: url(\\23 a)'/>"),
        &svg("<path d='M0 0h9' stroke-dasharray='.01'/>"),
        &svg("<style>path { stroke-dasharray: .01 }</style>"),
        &svg("<path style='stroke-dasharray: .01'/>"),
        &svg(&format!("<pattern id='p'/>{}", "<rect fill='url(#p)'/>".repeat(20))),
        &svg(&format!("<path d='{}'/>", "M0 0h9v9z".repeat(99_999))),
        &svg(&format!("<text>{}</text>", "of many words ".repeat(99_999))),
        &svg(&format!("<style>{}</style>{}", "g g g rect {}".repeat(9_000), "<rect/>".repeat(9_000))),
        &svg("<foreignObject/>"),
        &svg("<marker id='m'/>"),
        &svg("<image href='data:image/svg+xml;base64,PHN2Zy8+'/>"),
        &svg("<image href='DATA:image/svg+xml,<svg/>'/>"),
        &svg("<rect style='mask-image: url(data:image/svg+xml,%3Csvg/%3E)'/>"),
        // 100,000 x 100,000 pixels.
        &svg("<image href='data:image/png;base64,iVBORw0KGgoAAAANSUhEUgABhqAAAYagCAYAAAA='/>"),
        &svg(&format!(
            "<style>.a {{ fill: url(#p) }}</style><pattern id='p'>{0}</pattern>{0}",
            "<g class='a'/>".repeat(999)
        )),
        &svg(&"<g opacity='.5'/>".repeat(2_000)),
        &svg(&"<feGaussianBlur/>".repeat(200)),
        &svg(&format!("<style>* {{ filter: blur(9px) }}</style>{}", "<g/>".repeat(200))),
        &" ".repeat(5_000_000),
    ] {
        assert_eq!(check(text), Err(DrawingError::Complex), "{}", &text[..text.len().min(140)]);
    }
    for text in ["<svg", "<svg a>", "<svg a=b>", "<svg a='b>", "<!-- <svg>", "<?xml", "<svg><![CDATA[", "<!DOCTYPE"] {
        assert_eq!(check(text), Err(DrawingError::Damaged), "{text}");
    }
    assert_eq!(check_drawing(b"<svg>\xff</svg>"), Err(DrawingError::Damaged));
}
