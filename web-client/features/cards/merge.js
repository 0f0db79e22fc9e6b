/** Comparing takes time and room by the square: beyond this a person compares better. */
const MOST_WORK = 4_000_000;

/**
 * Two people's versions of one text, by lines: what only one of them changed is taken, and where both changed the same
 * lines, theirs come first and mine after, so that nothing is lost and a person decides.
 * @param {string} base what both began with
 * @param {string} mine
 * @param {string} theirs
 * @returns {{text: string, isClean: boolean}}
 */
export function merge(base, mine, theirs) {
  const [b, m, t] = [base, mine, theirs].map((text) => (text === '' ? [] : text.split('\n')));
  if (b.length * Math.max(m.length, t.length) > MOST_WORK) return { text: `${theirs}\n${mine}`, isClean: false };
  const inMine = matches(b, m);
  const inTheirs = matches(b, t);
  /** @type {string[]} */
  const out = [];
  let isClean = true;
  let [i, j, k] = [0, 0, 0];
  while (i < b.length || j < m.length || k < t.length) {
    if (inMine[i] === j && inTheirs[i] === k && i < b.length) {
      out.push(b[i]);
      [i, j, k] = [i + 1, j + 1, k + 1];
      continue;
    }
    // The next line that all three share ends the stretch that somebody changed.
    let end = i;
    while (end < b.length && !(inMine[end] >= j && inTheirs[end] >= k)) end += 1;
    const [was, my, their] = [
      b.slice(i, end),
      m.slice(j, end < b.length ? inMine[end] : m.length),
      t.slice(k, end < b.length ? inTheirs[end] : t.length),
    ];
    if (isSame(my, was) || isSame(my, their)) out.push(...their);
    else if (isSame(their, was)) out.push(...my);
    else {
      out.push(...their, ...my);
      isClean = false;
    }
    [i, j, k] = [end, j + my.length, k + their.length];
  }
  return { text: out.join('\n'), isClean };
}

/**
 * The longest run of lines that both have in order.
 * @param {string[]} a
 * @param {string[]} b
 * @returns {number[]} for each line of `a` its place in `b`, -1 when it has none
 */
function matches(a, b) {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i][j] = a[i] === b[j] ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
    }
  }
  const result = Array(a.length).fill(-1);
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) result[i++] = j++;
    else if (lengths[i + 1][j] >= lengths[i][j + 1]) i += 1;
    else j += 1;
  }
  return result;
}

/** @param {string[]} a @param {string[]} b */
const isSame = (a, b) => a.length === b.length && a.every((line, index) => line === b[index]);
