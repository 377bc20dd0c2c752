//! Places in a document: JSON paths such as `$.models[3].announced`.

use std::fmt::Write as _;

use jsonschema::paths::{Location, LocationSegment};

/// Something wrong at a place, in whichever file that place is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The place as a JSON path.
    pub path: String,
    /// What is wrong, and what would be right.
    pub message: String,
}

/// The path of a place that the validator names.
pub fn path(place: &Location) -> String {
    let mut path = "$".to_owned();
    for segment in place.segments() {
        match segment {
            LocationSegment::Property(key) => push_key(&mut path, &key),
            LocationSegment::Index(index) => {
                // Writing to a string cannot fail.
                let _ = write!(path, "[{index}]");
            }
        }
    }
    path
}

/// The path of a key of the object at a path.
pub fn child(path: &str, key: &str) -> String {
    let mut path = path.to_owned();
    push_key(&mut path, key);
    path
}

/// The top-level key that a path goes through, if any.
pub fn part(path: &str) -> Option<&str> {
    path.strip_prefix("$.")?.split(['.', '[']).next()
}

/// What sorts paths as the document has them: numbers by value, not by spelling.
pub fn order(path: &str) -> Vec<(u32, &str)> {
    path.split(['.', '[', ']'])
        .map(|segment| segment.parse().map_or((0, segment), |index| (index, "")))
        .collect()
}

fn push_key(path: &mut String, key: &str) {
    let plain = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-');
    let _ = if plain { write!(path, ".{key}") } else { write!(path, "[{key:?}]") };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_read_like_code() {
        let place = Location::new().join("models").join(3).join("open weights");
        assert_eq!(path(&place), "$.models[3][\"open weights\"]");
        assert_eq!(child("$.models[3]", "name"), "$.models[3].name");
        assert_eq!(part("$.models[3].name"), Some("models"));
        assert_eq!(part("$.schema"), Some("schema"));
        assert_eq!(part("$"), None);
    }

    #[test]
    fn the_tenth_comes_after_the_second() {
        assert!(order("$.models[2].name") < order("$.models[10].id"));
    }
}
