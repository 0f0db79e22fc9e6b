import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { test } from 'node:test';

const BROWSER = new URL('../browser/', import.meta.url);

test('Every_file_of_browser_tests_runs_in_exactly_one_group', async () => {
  const files = (await readdir(BROWSER)).filter((name) => name.endsWith('.test.mjs'));
  const groups = await readdir(new URL('groups/', BROWSER));
  const texts = await Promise.all(groups.map((name) => readFile(new URL(`groups/${name}`, BROWSER), 'utf8')));
  const imported = texts.flatMap((text) => [...text.matchAll(/'\.\.\/(.+\.test\.mjs)'/g)].map(([, name]) => name));
  assert.deepEqual(imported.sort(), files.sort());
});
