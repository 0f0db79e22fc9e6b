import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRouter } from '../../../web-client/core/router.js';

/** The part of a window that the router touches, with one history. */
class FakePage extends EventTarget {
  document = new EventTarget();
  #index = 0;
  /** @type {{ url: URL, state: any }[]} */
  #entries;

  /** @param {string} path */
  constructor(path) {
    super();
    this.#entries = [{ url: new URL(path, 'http://page.invalid'), state: null }];
    const present = () => this.#entries[this.#index];
    const length = () => this.#entries.length;
    this.history = {
      scrollRestoration: 'auto',
      get length() {
        return length();
      },
      get state() {
        return present().state;
      },
      pushState: (/** @type {any} */ state, /** @type {string} */ _, /** @type {URL} */ url) => {
        this.#entries.splice(++this.#index, Infinity, { state, url });
      },
      replaceState: (/** @type {any} */ state, /** @type {string} */ _, /** @type {URL | undefined} */ url) => {
        this.#entries[this.#index] = { state, url: url ?? present().url };
      },
      back: () => {
        this.#index -= 1;
        this.dispatchEvent(new Event('popstate'));
      },
    };
  }

  get location() {
    return this.#entries[this.#index].url;
  }
}

function started(/** @type {string} */ path) {
  const page = /** @type {any} */ (new FakePage(path));
  const router = createRouter(page);
  router.start();
  return { page, router };
}

test('It_starts_where_the_address_points', () => {
  const { router } = started('/w/1/c/2?message=3');
  assert.deepEqual(router.current(), { name: 'channel', workspaceId: '1', channelId: '2', query: { message: '3' } });
});

test('Navigating_tells_the_listeners_and_back_tells_them_again', () => {
  const { page, router } = started('/');
  /** @type {string[]} */
  const names = [];
  const leave = router.onRoute(({ name }) => names.push(name));
  router.navigate('/w/1');
  router.navigate('/sign-in', { replace: true });
  assert.equal(page.history.length, 2);
  page.history.back();
  leave();
  router.navigate('/w/1');
  assert.deepEqual(names, ['workspace', 'sign-in', 'home']);
});

test('Going_where_one_is_adds_no_entry_and_keeps_what_was_remembered', () => {
  const { page, router } = started('/w/1');
  router.remember('scroll', 120);
  router.navigate('/w/1');
  assert.equal(page.history.length, 1);
  assert.equal(router.recall('scroll'), 120);
});

test('What_is_remembered_belongs_to_its_entry_and_is_there_after_back', () => {
  const { page, router } = started('/w/1');
  router.remember('scroll', 120);
  router.navigate('/w/2');
  assert.equal(router.recall('scroll'), undefined);
  page.history.back();
  assert.equal(router.recall('scroll'), 120);
});

test('A_stopped_router_no_longer_hears_the_page', () => {
  const { page, router } = started('/');
  router.navigate('/w/1');
  router.stop();
  router.onRoute(() => assert.fail('it was stopped'));
  page.history.back();
});
