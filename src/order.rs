//! Sorting: the library's sorts are kilobytes of wasm each. Here there is one heap, of places alone.

use std::{cmp::Ordering, collections::BinaryHeap};

/// The items in order; what is equal keeps its place.
pub(crate) fn sorted_by<T>(items: Vec<T>, order: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    let compare = |one: usize, other: usize| match (items.get(one), items.get(other)) {
        (Some(one), Some(other)) => order(one, other),
        _ => Ordering::Equal,
    };
    let places = places(items.len(), &compare);
    placed(items, places)
}

/// The same by a key, which is made once for each.
pub(crate) fn sorted_by_key<T, K: Ord>(items: Vec<T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let keys: Vec<K> = items.iter().map(key).collect();
    let places = places(keys.len(), &|one, other| keys.get(one).cmp(&keys.get(other)));
    placed(items, places)
}

fn placed<T>(items: Vec<T>, places: Vec<usize>) -> Vec<T> {
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    places.into_iter().filter_map(|at| items.get_mut(at)?.take()).collect()
}

fn places(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let heap: BinaryHeap<Place<'_>> = (0..count).map(|at| Place { at, compare }).collect();
    heap.into_sorted_vec().into_iter().map(|place| place.at).collect()
}

struct Place<'c> {
    at: usize,
    compare: &'c dyn Fn(usize, usize) -> Ordering,
}

impl Ord for Place<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.compare)(self.at, other.at).then(self.at.cmp(&other.at))
    }
}

impl PartialOrd for Place<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Place<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Place<'_> {}

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
