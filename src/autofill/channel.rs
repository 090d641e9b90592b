//! How the code that a field asks for reaches the user.

use serde::{Deserialize, Serialize};

use super::context::Context;
use super::words::{Topic, Topics};

/// How the code that a field asks for reaches the user: a best guess from the words around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Channel {
    /// An authenticator app: ours. Also where a page says nothing else: what is not sent, an app makes.
    Totp,
    /// A text message.
    Sms,
    /// An e-mail.
    Email,
    /// The first code of an authenticator app, while two-factor login is being turned on.
    Setup,
    /// Another device on which the user is logged in shows it.
    Device,
    /// It is sent, the page does not say how; or the field does not look like one for a code.
    Unknown,
}

/// `others`: what the other fields of the form are; `page`: what all fields of the page are.
pub(super) fn channel(context: &Context, others: Topics, page: Topics) -> Channel {
    const PHONE: Topics = Topics::of(&[Topic::Sms, Topic::Phone]);
    const EMAIL: Topics = Topics::of(&[Topic::Email]);
    const FACTOR: Topics = Topics::of(&[Topic::SecondFactor, Topic::App, Topic::Secret]);
    let own = context.own();
    let around = context.around();
    let sent = own.and(context.beside()).and(context.form).has(Topic::Sent);
    let sources = [(own, 4), (context.near, 3), (context.heading, 3), (context.form, 2), (context.page, 1)];
    let said =
        |topics: Topics| sources.iter().filter(|(words, _)| words.any(topics)).map(|(_, points)| points).sum::<i32>();
    // A login form speaks of e-mail and telephone, too: without anything sent only the nearest words count.
    let by = |topics: Topics, shown: bool| match (sent, own.any(topics), context.beside().any(topics)) {
        (true, ..) => said(topics) + if shown { 2 } else { 0 },
        (_, true, _) => 4,
        (_, _, true) => 2,
        _ => 0,
    };
    let app = said(Topics::of(&[Topic::App]));
    let sms = by(if sent { PHONE } else { Topics::of(&[Topic::Sms]) }, context.number);
    let login = others.any(Topics::of(&[Topic::Email, Topic::Password, Topic::User]));
    let of_login = if login && context.form.has(Topic::Email) { 2 } else { 0 };
    let email = by(EMAIL, context.address) - of_login;
    let device = if sent { said(Topics::of(&[Topic::Device])) } else { 0 };

    let turned_on = own.and(context.beside()).has(Topic::Setup) && around.any(FACTOR);
    if turned_on || around.has(Topic::Setup) && app > 0 {
        return Channel::Setup;
    }
    match app.max(sms).max(email).max(device) {
        // Where a page says that something is sent, but not how: where it was asked for.
        ..=0 if sent && !own.and(context.beside()).any(FACTOR) => match (page.any(PHONE), page.any(EMAIL)) {
            (true, false) => Channel::Sms,
            (false, true) => Channel::Email,
            _ => Channel::Unknown,
        },
        ..=0 => Channel::Totp,
        most if app == most => Channel::Totp,
        most if sms == most => Channel::Sms,
        most if email == most => Channel::Email,
        _ => Channel::Device,
    }
}
