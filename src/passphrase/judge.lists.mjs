// The lists of judge.js, packed. What zxcvbn wants of a word is its place in the list: the number of guesses until it comes. The
// first places are exact; then words stand in the order of the alphabet among those that are up to twice as far down, which
// changes an estimate by a factor of two at most and lets each word say only where it differs from the one before. An empty word
// holds a place that another list has in a better one.

/** Places that are exact: all that advice speaks of (top ten, top hundred). */
const EXACT = 128;
const A = 'A'.charCodeAt(0);

/** The stretches of a list of this length: [from, to]. */
function* stretches(length) {
  for (let from = EXACT; from < length; from *= 2) yield [from, Math.min(2 * from, length)];
}

/** How many characters two words begin with together. */
function shared(one, other) {
  let count = 0;
  while (count < 25 && count < one.length && one[count] === other[count]) count++;
  return count;
}

/** Of words in the order of the alphabet, each as what it shares with the one before (A: nothing, B: one character) and the rest. */
function differences(words) {
  const beside = (word, at) => {
    const count = shared(word, words[at - 1] ?? '');
    return String.fromCharCode(A + count) + word.slice(count);
  };
  return words.map(beside).join('');
}

export function packed(lists) {
  const best = new Map();
  return Object.fromEntries(
    Object.entries(lists).map(([name, list]) => {
      const kept = list.map((word, place) => ((best.get(word) ?? Infinity) <= place ? '' : word));
      list.forEach((word, place) => best.set(word, Math.min(place, best.get(word) ?? Infinity)));
      const sorted = [...stretches(list.length)].map(([from, to]) => kept.slice(from, to).filter(Boolean).sort());
      return [name, [list.length, kept.slice(0, EXACT).join(' '), ...sorted.map(differences)].join('\n')];
    }),
  );
}

function alike(text) {
  let before = '';
  return [...text.matchAll(/([A-Z])([^A-Z]*)/g)].map(([, count, rest]) => (before = before.slice(0, count.charCodeAt(0) - A) + rest));
}

export function unpacked(lists) {
  return Object.fromEntries(
    Object.entries(lists).map(([name, text]) => {
      const [length, exact, ...packed] = text.split('\n');
      const list = exact.split(' ');
      for (const [from, to] of stretches(Number(length))) {
        const words = alike(packed.shift());
        // Spread over the whole stretch, so that nothing comes earlier for what is left out.
        const places = Array(to - from).fill('');
        words.forEach((word, at) => (places[Math.floor((at * places.length) / words.length)] = word));
        list.push(...places);
      }
      return [name, list];
    }),
  );
}
