import assert from 'node:assert/strict';
import { team } from './support/people.mjs';
import { stage } from './support/stage.mjs';
import {
  atEnd,
  channelLink,
  conversation,
  gone,
  heading,
  message,
  placeOf,
  say,
  scroller,
  scrollTo,
} from './support/view.mjs';

const scenario = stage();
const LONG = 60;

scenario('Unread_messages_are_counted_and_cleared_in_every_tab_of_the_reader', async (scene) => {
  const { people, general, path, channel } = await team(scene.server, 'Ana', 'Ben');
  const [ana, ben] = people;
  const design = await channel('design');
  const page = await scene.open(ben, path(general));
  const second = await page.context().newPage();
  await second.goto(path(general));
  await Promise.all([page, second].map((each) => channelLink(each, 'design').waitFor()));

  for (const text of ['One', 'Two', 'Three']) await ana.post(design.id, text);
  for (const each of [page, second]) {
    await channelLink(each, 'design').getByText('3 unread').waitFor();
    await each.waitForFunction(() => document.title.startsWith('(3) '));
  }

  await channelLink(page, 'design').click();
  await message(conversation(page), 'Three').waitFor();
  for (const each of [page, second]) {
    await gone(channelLink(each, 'design').getByText(/unread/));
    await each.waitForFunction(() => !document.title.startsWith('('));
  }

  await page.reload();
  await heading(page, 'design').waitFor();
  assert.equal(
    await channelLink(page, 'design')
      .getByText(/unread/)
      .count(),
    0,
  );
});

scenario('A_deleted_message_and_ones_own_are_not_counted', async (scene) => {
  const { people, general, path, channel } = await team(scene.server, 'Ana', 'Ben');
  const [ana, ben] = people;
  const design = await channel('design');
  const page = await scene.open(ben, path(general));
  await channelLink(page, 'design').waitFor();
  const first = await ana.post(design.id, 'One');
  await ana.post(design.id, 'Two');
  await channelLink(page, 'design').getByText('2 unread').waitFor();
  await ana.call('DELETE', `messages/${first.id}`);
  await channelLink(page, 'design').getByText('1 unread').waitFor();
  await ben.post(design.id, 'Mine');
  await ana.post(design.id, 'Three');
  await channelLink(page, 'design').getByText('2 unread').waitFor();
});

scenario('A_line_stands_above_the_first_new_message', async (scene) => {
  const { people, general, path, channel } = await team(scene.server, 'Ana', 'Ben');
  const [ana, ben] = people;
  await channel('design');
  await ana.post(general.id, 'Seen before');
  const page = await scene.open(ben, path(general));
  await message(page, 'Seen before').waitFor();
  await gone(channelLink(page, 'general').getByText(/unread/));
  await channelLink(page, 'design').click();
  await heading(page, 'design').waitFor();
  await ana.post(general.id, 'The first new one');
  await ana.post(general.id, 'The second new one');
  await channelLink(page, 'general').getByText('2 unread').waitFor();

  await channelLink(page, 'general').click();
  const line = conversation(page).getByRole('listitem').filter({ hasText: /^New$/ });
  await line.waitFor();
  const rows = await conversation(page).locator('ol > li').allTextContents();
  const at = rows.findIndex((text) => text.trim() === 'New');
  assert.match(rows[at - 1], /Seen before/);
  assert.match(rows[at + 1], /The first new one/);

  await say(page, 'Noted');
  await gone(line);
});

scenario('Who_reads_further_up_is_not_moved_but_offered_the_way_down', async (scene) => {
  const { people, general, path } = await team(scene.server, 'Ana', 'Ben');
  const [ana, ben] = people;
  for (let i = 1; i <= LONG; i++) await ben.post(general.id, `Line ${i} of the minutes`);
  const page = await scene.open(ben, path(general));
  await page.getByText('This is the beginning of #general').waitFor({ state: 'attached' });

  const list = scroller(page);
  await scrollTo(list, -400);
  await page.getByRole('button', { name: 'Jump to the newest' }).waitFor();
  const before = await placeOf(list);
  await ana.post(general.id, 'Something new');
  const pill = page.getByRole('button', { name: '1 new, jump to the newest' });
  await pill.waitFor();
  assert.deepEqual(await placeOf(list), before, 'nothing moves under the eyes of the reader');

  await pill.click();
  await message(page, 'Something new').waitFor();
  await gone(page.getByRole('button', { name: /ump to the newest/ }));
  await ana.post(general.id, 'And one more');
  await message(page, 'And one more').waitFor();
  await atEnd(list);
});
