//! Opening the reader's browser, if there is a screen to show it on.

use std::env;

/// Opens an address, or does nothing: the address stands in the terminal anyway.
pub fn open(address: &str) {
    let desktop = cfg!(not(target_os = "linux"))
        || ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| env::var_os(name).is_some());
    if desktop {
        // Failing here is no failure of serving.
        let _ = opener::open_browser(address);
    }
}
