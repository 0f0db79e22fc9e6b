import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseRoute, routePath } from '../../../web-client/core/routes.js';

test('Every_route_and_its_address_are_inverses', () => {
  const id = fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => text !== '.' && text !== '..');
  const route = fc.oneof(
    fc
      .constantFrom('home', 'sign-in', 'sign-up', 'forgot-password', 'reset-password', 'confirm-email', 'account')
      .map((name) => ({ name })),
    fc.record({ name: fc.constant('account-section'), section: id }),
    fc.record({ name: fc.constant('invite'), code: id }),
    fc.record({ name: fc.constantFrom('workspace', 'people', 'audit'), workspaceId: id }),
    fc.record({ name: fc.constant('channel'), workspaceId: id, channelId: id }),
    fc.record({ name: fc.constant('thread'), workspaceId: id, channelId: id, messageId: id }),
    fc.record({ name: fc.constant('person'), workspaceId: id, userId: id }),
  );
  fc.assert(
    fc.property(
      route,
      fc.dictionary(fc.stringMatching(/^[a-z]+$/), fc.string({ unit: 'grapheme' })),
      (known, query) => {
        const { name, ...params } = known;
        assert.deepEqual(parseRoute(routePath(name, params, query)), { ...known, query: { ...query } });
      },
    ),
  );
});

test('An_address_that_names_nothing_is_not_found', () => {
  for (const path of ['/nowhere', '/w', '/w/1/c', '/w/1/c/2/t', '/w/1/nobody', '/invite', '/w/%']) {
    assert.equal(parseRoute(path).name, 'not-found', path);
  }
  assert.equal(parseRoute('/sign-in/').name, 'sign-in');
});
