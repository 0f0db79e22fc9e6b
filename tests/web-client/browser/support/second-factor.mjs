import { createHmac } from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const STEP_MS = 30_000;

/**
 * What an authenticator shows, by the book (RFC 6238) and without the server's library.
 * @param {string} secret in base 32
 * @param {number} [later] how many half minutes ahead
 */
export function codeOf(secret, later = 0) {
  const bits = [...secret.replaceAll(' ', '')]
    .map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((octet) => parseInt(octet, 2)));
  const step = Buffer.alloc(8);
  step.writeBigInt64BE(BigInt(Math.floor(Date.now() / STEP_MS) + later));
  const hash = createHmac('sha1', key).update(step).digest();
  const number = hash.readInt32BE(hash[hash.length - 1] & 0xf) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

/**
 * Switches the second factor on, on the page.
 * @param {import('playwright-core').Page} page
 * @param {string} [password] left out where the account has none
 * @returns {Promise<string[]>} the recovery codes
 */
export async function switchOn(page, password) {
  await page.goto(new URL('/account/second-factor', page.url()).href);
  await page.getByLabel('Your password').fill(password ?? '');
  await page.getByRole('button', { name: 'Switch it on' }).click();
  const secret = await page.locator('.secret-text').innerText();
  await page.getByLabel('Code', { exact: true }).fill(codeOf(secret));
  await page.getByRole('button', { name: 'Confirm' }).click();
  const codes = page.getByRole('group', { name: 'Recovery codes' }).getByRole('listitem');
  await codes.first().waitFor();
  return codes.allInnerTexts();
}
