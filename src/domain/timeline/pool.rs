//! Which drawn thing shows what: what goes out of view makes place for what comes in, so that a step of the axis makes next to nothing new.
//!
//! Must stay true: nothing that stays changes its number; no two have the same; the numbers are the smallest that will do.

/// What each number stood for last.
#[derive(Clone, Debug, Default)]
pub struct Pool(Vec<Option<usize>>);

impl Pool {
    /// A number for each of what is wanted, which is ascending.
    pub fn numbers(&mut self, wanted: &[usize]) -> Vec<usize> {
        let mut numbers = vec![None; wanted.len()];
        for (number, shown) in self.0.iter_mut().enumerate() {
            let place = shown.and_then(|shown| wanted.binary_search(&shown).ok());
            match place.and_then(|place| numbers.get_mut(place)) {
                Some(known) => *known = Some(number),
                None => *shown = None,
            }
        }
        let mut free = 0;
        let numbers = numbers.into_iter().zip(wanted).map(|(known, shown)| {
            known.unwrap_or_else(|| {
                while self.0.get(free).is_some_and(Option::is_some) {
                    free += 1;
                }
                match self.0.get_mut(free) {
                    Some(place) => *place = Some(*shown),
                    None => self.0.push(Some(*shown)),
                }
                free
            })
        });
        numbers.collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::{collection::btree_set, prelude::*};

    use super::Pool;

    proptest! {
        #[test]
        fn what_stays_keeps_its_number_and_no_two_share_one(before in btree_set(0_usize..60, 0..40), after in btree_set(0_usize..60, 0..40)) {
            let (before, after): (Vec<_>, Vec<_>) = (before.into_iter().collect(), after.into_iter().collect());
            let mut pool = Pool::default();
            let first = pool.numbers(&before);
            let second = pool.numbers(&after);
            for (shown, number) in after.iter().zip(&second) {
                if let Ok(place) = before.binary_search(shown) {
                    prop_assert_eq!(first[place], *number);
                }
            }
            let mut all = second.clone();
            all.sort_unstable();
            all.dedup();
            prop_assert_eq!(all.len(), after.len());
            prop_assert!(second.iter().all(|number| *number < before.len().max(after.len())));
        }
    }
}
