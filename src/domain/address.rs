//! Which addresses a page may lead to.
//!
//! Invariant: what passes is read by every browser as the web address that it looks like. Whatever would need a
//! parser to be sure of is refused: it is shown as text, and nobody is led anywhere.

/// Whether an address may become a link: `http` or `https`, a host, no user name, and no character that browsers
/// drop or turn into another before they look.
///
/// A user name serves to deceive: `https://example.org@example.net/` leads to example.net.
#[must_use]
pub fn is_web_address(address: &str) -> bool {
    // A backslash is a slash to browsers; tabs and line breaks are nothing to them.
    let odd = |byte: u8| byte <= b' ' || byte == b'\\' || byte == 0x7f;
    let Some((scheme, rest)) = address.split_once("://") else { return false };
    let mut host = rest.bytes().take_while(|byte| !matches!(byte, b'/' | b'?' | b'#')).peekable();
    (scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http"))
        && host.peek().is_some()
        && host.all(|byte| byte != b'@')
        && !address.bytes().any(odd)
}
