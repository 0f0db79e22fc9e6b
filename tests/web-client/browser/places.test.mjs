import assert from 'node:assert/strict';
import { inTime } from './support/in-time.mjs';
import { team } from './support/people.mjs';
import { PHONE, stage } from './support/stage.mjs';
import {
  act,
  atEnd,
  channelLink,
  composer,
  conversation,
  gone,
  heading,
  message,
  placeOf,
  scroller,
  scrollTo,
  sidebar,
  thread,
} from './support/view.mjs';

const scenario = stage();
const MANY = 300;

/** @param {import('./support/people.mjs').Person} person @param {{ id: string }} channel @param {number} count */
async function fill(person, channel, count) {
  for (let i = 1; i <= count; i++) await person.post(channel.id, `Entry ${i} of the log`);
}

/** @param {import('playwright-core').Page} page */
const pathOf = (page) => new URL(page.url()).pathname;

scenario('A_reload_comes_back_to_the_channel_and_its_thread', async (scene) => {
  const { people, path, channel } = await team(scene.server, 'Ana');
  const design = await channel('design');
  const root = await people[0].post(design.id, 'Which blue?');
  await people[0].post(design.id, 'The darker one', root.id);
  const page = await scene.open(people[0], path(design));
  await act(message(conversation(page), 'Which blue?'), 'Reply in thread');
  await message(thread(page), 'The darker one').waitFor();
  const address = page.url();
  await page.reload();
  await heading(page, 'design').waitFor();
  await message(thread(page), 'The darker one').waitFor();
  assert.equal(page.url(), address);
});

scenario('Back_and_forward_go_through_channels_and_threads', async (scene) => {
  const { people, general, path, channel } = await team(scene.server, 'Ana');
  const design = await channel('design');
  await people[0].post(design.id, 'Which blue?');
  const page = await scene.open(people[0], path(general));
  await channelLink(page, 'design').click();
  await act(message(conversation(page), 'Which blue?'), 'Reply in thread');
  await thread(page).waitFor();

  await page.goBack();
  await gone(thread(page));
  await heading(page, 'design').waitFor();
  await page.goBack();
  await heading(page, 'general').waitFor();
  assert.equal(pathOf(page), path(general));
  await page.goForward();
  await heading(page, 'design').waitFor();
  await page.goForward();
  await thread(page).waitFor();
});

scenario('Older_messages_come_without_a_jump_up_to_the_beginning', async (scene) => {
  const { people, general, path } = await team(scene.server, 'Ana');
  await fill(people[0], general, MANY);
  const page = await scene.open(people[0], path(general));
  const list = scroller(page);
  await message(page, `Entry ${MANY} of`).waitFor();
  await atEnd(list);
  const beginning = page.getByText('This is the beginning of #general');

  /** @type {Set<string>} */
  const seen = new Set();
  while (!(await beginning.isVisible()) || (await list.evaluate((box) => box.scrollTop > 0))) {
    const first = await list.locator('.message').first().getAttribute('data-id');
    await scrollTo(list, 200);
    const before = await placeOf(list);
    for (const text of await list.locator('.message-text').allTextContents()) seen.add(text.trim());
    if (await beginning.isVisible()) await scrollTo(list, 0);
    else {
      const older = list.evaluate(
        (box, id) =>
          /** @type {Promise<void>} */ (
            new Promise((resolve) => {
              const check = () =>
                box.querySelector('.message')?.getAttribute('data-id') !== id || box.querySelector('.channel-beginning')
                  ? resolve()
                  : requestAnimationFrame(check);
              check();
            })
          ),
        first,
      );
      await inTime(older, () => `nothing older came above “${before.text}”`);
      const after = await list.evaluate((box, id) => {
        const row = box.querySelector(`.message[data-id="${id}"]`);
        return Math.round((row?.getBoundingClientRect().top ?? NaN) - box.getBoundingClientRect().top);
      }, before.id);
      assert.ok(Math.abs(after - before.top) <= 1, `“${before.text}” moved from ${before.top} to ${after}`);
    }
  }
  assert.equal(seen.size, MANY, 'every message was there on the way');
  await message(page, /Entry 1 of the log/).waitFor();
});

scenario('A_reload_and_the_way_back_find_the_reader_at_the_same_message', async (scene) => {
  const { people, general, path, channel } = await team(scene.server, 'Ana');
  await channel('design');
  await fill(people[0], general, 60);
  const page = await scene.open(people[0], path(general));
  await page.getByText('This is the beginning of #general').waitFor({ state: 'attached' });
  await scrollTo(scroller(page), -700);
  const before = await placeOf(scroller(page));
  await page.waitForFunction((key) => history.state?.[key]?.id, `place.${general.id}`);

  const isBack = async () => {
    await message(page, before.text).waitFor();
    const after = await placeOf(scroller(page));
    assert.equal(after.text, before.text);
    assert.ok(Math.abs(after.top - before.top) <= 2, `${before.top} became ${after.top}`);
  };
  await page.reload();
  await isBack();
  await channelLink(page, 'design').click();
  await heading(page, 'design').waitFor();
  await page.goBack();
  await heading(page, 'general').waitFor();
  await isBack();
});

scenario('The_quick_switcher_needs_no_mouse', async (scene) => {
  const { people, general, path, channel } = await team(scene.server, 'Ana', 'Ben');
  await channel('design');
  await channel('delivery');
  const page = await scene.open(people[0], path(general));
  await composer(page).waitFor();
  const switcher = page.getByRole('combobox', { name: 'Jump to a channel or a person' });

  await page.keyboard.press('Control+K');
  await switcher.waitFor();
  await page.keyboard.type('dsg');
  await page.keyboard.press('Enter');
  await heading(page, 'design').waitFor();

  await page.keyboard.press('Control+K');
  await page.keyboard.type('de');
  const second = page.getByRole('option').nth(1);
  const name = (await second.textContent())?.trim();
  await page.keyboard.press('ArrowDown');
  await page.getByRole('option', { selected: true }).filter({ hasText: name }).waitFor();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Escape');
  await gone(switcher);
  await heading(page, 'design').waitFor();

  await page.keyboard.press('Control+K');
  await page.keyboard.type('ben');
  await page.keyboard.press('Enter');
  await page.getByRole('complementary', { name: 'Person' }).getByRole('heading', { name: 'Ben' }).waitFor();
});

scenario('On_a_phone_list_channel_and_thread_are_screens_with_a_way_back', async (scene) => {
  const { people, home, general, path } = await team(scene.server, 'Ana', 'Ben');
  const root = await people[0].post(general.id, 'Lunch?');
  await people[0].post(general.id, 'a'.repeat(400));
  await people[0].post(general.id, 'At noon', root.id);
  const page = await scene.open(people[1], home, PHONE);
  const fits = async () =>
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0, 'nothing sticks out');

  await channelLink(page, 'general').waitFor();
  assert.equal(await composer(page).isVisible(), false);
  await fits();
  await channelLink(page, 'general').tap();
  await message(conversation(page), 'Lunch?').waitFor();
  assert.equal(pathOf(page), path(general));
  assert.equal(await sidebar(page).isVisible(), false);
  await fits();

  await message(conversation(page), 'Lunch?')
    .getByRole('button', { name: /^1 reply/ })
    .tap();
  await message(thread(page), 'At noon').waitFor();
  assert.equal(await conversation(page).isVisible(), false);
  await fits();
  await page.getByRole('link', { name: 'Back to the channel' }).tap();
  await message(conversation(page), 'Lunch?').waitFor();
  await page.getByRole('link', { name: 'Back to channels' }).tap();
  await channelLink(page, 'general').waitFor();
  assert.equal(await composer(page).isVisible(), false);
});
