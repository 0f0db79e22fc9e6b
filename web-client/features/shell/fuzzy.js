/**
 * How well a text answers what was typed: all letters must come in order. Whole beginnings beat beginnings of words,
 * which beat letters somewhere; near misses stay below.
 * @param {string} query
 * @param {string} text
 * @returns {{score: number, at: number[]} | null} `at` are the matched places in the text; null when it does not match
 */
export function match(query, text) {
  const wanted = fold(query).filter((letter) => letter !== ' ');
  const letters = fold(text);
  if (wanted.length === 0) return { score: 0, at: [] };
  const together = runOf(wanted, letters);
  const at = together ?? scatter(wanted, letters);
  return at && { score: scoreOf(at, letters), at };
}

/**
 * Sorted by how well they match; equal ones keep their order.
 * @template T
 * @param {string} query
 * @param {T[]} items
 * @param {(item: T) => string} textOf
 * @returns {{item: T, at: number[]}[]}
 */
export function search(query, items, textOf) {
  const found = [];
  for (const item of items) {
    const result = match(query, textOf(item));
    if (result) found.push({ item, ...result });
  }
  return found.sort((a, b) => b.score - a.score).map(({ item, at }) => ({ item, at }));
}

/**
 * One entry a UTF-16 unit, without case and accents, so that places stay those of the text.
 * @param {string} text
 */
function fold(text) {
  return Array.from({ length: text.length }, (_, index) => text[index].normalize('NFD')[0].toLowerCase());
}

/**
 * @param {string[]} wanted
 * @param {string[]} letters
 */
function runOf(wanted, letters) {
  let best = null;
  for (let start = 0; start + wanted.length <= letters.length; start++) {
    if (!wanted.every((letter, index) => letters[start + index] === letter)) continue;
    const at = wanted.map((_, index) => start + index);
    if (beginsWord(start, letters)) return at;
    best ??= at;
  }
  return best;
}

/**
 * @param {string[]} wanted
 * @param {string[]} letters
 */
function scatter(wanted, letters) {
  const at = [];
  let from = 0;
  for (const letter of wanted) {
    const place = letters.indexOf(letter, from);
    if (place < 0) return null;
    at.push(place);
    from = place + 1;
  }
  return at;
}

/**
 * @param {number[]} at
 * @param {string[]} letters
 */
function scoreOf(at, letters) {
  let score = at[0] === 0 ? 20 : 0;
  at.forEach((place, index) => {
    if (beginsWord(place, letters)) score += 8;
    if (index > 0 && at[index - 1] === place - 1) score += 5;
  });
  return score - (at[at.length - 1] - at[0]) * 0.5 - letters.length * 0.05;
}

/**
 * @param {number} place
 * @param {string[]} letters
 */
const beginsWord = (place, letters) => place === 0 || ' -_./'.includes(letters[place - 1]);
