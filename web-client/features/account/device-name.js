/** The first that fits names it: several call themselves by the others' names too. */
const BROWSERS = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
];
const SYSTEMS = [
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['Mac OS', 'Mac'],
  ['CrOS', 'ChromeOS'],
  ['Linux', 'Linux'],
];
const LONGEST = 60;

/**
 * What to call a device by what it calls itself.
 * @param {{kind: string, userAgent?: string | null}} session
 */
export function deviceName({ kind, userAgent }) {
  if (!userAgent) return kind === 'program' ? 'A program' : 'A browser';
  if (kind === 'program') return userAgent.slice(0, LONGEST);
  const browser = BROWSERS.find(([mark]) => userAgent.includes(mark))?.[1] ?? 'A browser';
  const system = SYSTEMS.find(([mark]) => userAgent.includes(mark))?.[1];
  return system ? `${browser} on ${system}` : browser;
}
