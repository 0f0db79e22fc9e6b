let lastInstant = 0;
let counter = 0;

/**
 * A new UUIDv7 (RFC 9562, method 1). Ids made in one page sort in the order they were made, also when the clock
 * stands still or is set back.
 *
 * @param {number} [now] milliseconds since 1970
 * @returns {string} lower case, with hyphens
 */
export function uuidv7(now = Date.now()) {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  if (now > lastInstant) {
    lastInstant = now;
    // The upper bit starts at nought, so that there is room to count up within one millisecond.
    counter = ((bytes[6] << 8) | bytes[7]) & 0x7ff;
  } else if (++counter > 0xfff) {
    lastInstant += 1;
    counter = 0;
  }
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(lastInstant / 2 ** (8 * (5 - i))) % 256;
  bytes[6] = 0x70 | (counter >> 8);
  bytes[7] = counter & 0xff;
  bytes[8] = 0x80 | (bytes[8] & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
