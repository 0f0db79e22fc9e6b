import { chromium } from 'playwright-core';

export const PATIENCE_MS = 60_000;
export const WIDE = { viewport: { width: 1280, height: 800 } };
export const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

/** What a browser itself says about a network or a server that is away. */
export const AWAY = /WebSocket connection|ERR_INTERNET_DISCONNECTED|ERR_CONNECTION|WebSocket closed/;

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    // A date's field takes the order of day and month from the browser's own language, not from the page's.
    args: ['--lang=en-US', '--no-sandbox', '--disable-background-networking', '--disable-quic'],
  });
}
