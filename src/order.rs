//! Sorting: each kind of thing that the library sorts is kilobytes of wasm. Here it sorts places alone.

use std::cmp::Ordering;

/// The items in order; what is equal keeps its place.
pub(crate) fn sorted_by<T>(items: Vec<T>, order: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    let compare = |one: usize, other: usize| match (items.get(one), items.get(other)) {
        (Some(one), Some(other)) => order(one, other),
        _ => Ordering::Equal,
    };
    let places = places(items.len(), &compare);
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    places.into_iter().filter_map(|at| items.get_mut(at)?.take()).collect()
}

/// The same by a key.
pub(crate) fn sorted_by_key<T, K: Ord>(items: Vec<T>, key: impl Fn(&T) -> K) -> Vec<T> {
    sorted_by(items, |one, other| key(one).cmp(&key(other)))
}

fn places(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|one, other| compare(*one, *other));
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_the_library_does() {
        for seed in 0..200_usize {
            let items: Vec<(usize, usize)> = (0..seed % 23).map(|at| (at * seed * 7919 % 11, at)).collect();
            let mut theirs = items.clone();
            theirs.sort_by_key(|(key, _)| *key);
            assert_eq!(sorted_by_key(items, |(key, _)| *key), theirs);
        }
    }
}
