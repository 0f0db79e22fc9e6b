import assert from 'node:assert/strict';
import { team } from './support/people.mjs';
import { AWAY, stage } from './support/stage.mjs';
import { composer, conversation, gone, message, personLink, say } from './support/view.mjs';

const scenario = stage();

/**
 * Lets a test decide what becomes of the frames between a page and the hub.
 *
 * @param {import('playwright-core').Page} page
 */
async function wire(page) {
  const hold = { up: false, down: false };
  /** @type {(() => void)[]} */
  const waiters = [];
  await page.routeWebSocket(/\/hubs\//, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((frame) => {
      if (frame.includes('"SendMessage"')) for (const heard of waiters.splice(0)) heard();
      if (!hold.up) server.send(frame);
    });
    server.onMessage((frame) => {
      if (!hold.down) socket.send(frame);
    });
  });
  return { hold, sent: () => /** @type {Promise<void>} */ (new Promise((resolve) => waiters.push(resolve))) };
}

/**
 * The texts of a channel once all that are expected are there.
 *
 * @param {import('playwright-core').Page} page
 * @param {number} count
 */
async function settled(page, count) {
  await message(conversation(page), /\S/)
    .nth(count - 1)
    .waitFor();
  await gone(page.locator('.message.is-queued, .message.is-sending'));
}

scenario('What_is_written_offline_waits_and_is_sent_once_in_order_when_the_network_is_back', async (scene) => {
  scene.expects(AWAY);
  const { people, general, path } = await team(scene.server, 'Ana', 'Ben');
  const [ana, ben] = await Promise.all(people.map((person) => scene.open(person, path(general))));
  await personLink(ana, 'Ben', 'online').waitFor();

  await ana.context().setOffline(true);
  await say(ana, 'First from the tunnel');
  await say(ana, 'Second from the tunnel');
  await ana.getByText('You’re offline: 2 messages wait.').waitFor();
  await message(ana, 'First from the tunnel').waitFor();
  await people[1].post(general.id, 'Meanwhile outside');
  await message(ben, 'Meanwhile outside').waitFor();

  await ana.context().setOffline(false);
  await message(ben, 'Second from the tunnel').waitFor();
  await message(ana, 'Meanwhile outside').waitFor();
  await gone(ana.getByText(/You’re offline/));
  await settled(ana, 3);
  assert.deepEqual(await people[1].read(general.id), [
    'Meanwhile outside',
    'First from the tunnel',
    'Second from the tunnel',
  ]);
  for (const page of [ana, ben]) assert.equal(await message(conversation(page), 'from the tunnel').count(), 2);
});

scenario('A_server_that_comes_back_finds_the_page_waiting_with_its_messages', async (scene) => {
  scene.expects(AWAY);
  const { people, general, path } = await team(scene.server, 'Ana', 'Ben');
  const [ana, ben] = await Promise.all(people.map((person) => scene.open(person, path(general))));
  await say(ana, 'Before');
  await message(ben, 'Before').waitFor();

  await scene.server.stop();
  await say(ana, 'While it was away');
  await ana.getByText('You’re offline: 1 message waits.').waitFor();
  await ben.getByText('You’re offline. Connecting again…').waitFor();
  await scene.server.start();

  await message(ben, 'While it was away').waitFor();
  await settled(ana, 2);
  for (const page of [ana, ben]) await gone(page.getByText(/You’re offline/));
  assert.deepEqual(await people[1].read(general.id), ['Before', 'While it was away']);
  for (const page of [ana, ben]) assert.equal(await message(conversation(page), 'While it was away').count(), 1);
});

scenario('A_reload_before_the_server_heard_it_loses_no_message', async (scene) => {
  scene.expects(AWAY);
  const { people, general, path } = await team(scene.server, 'Ana', 'Ben');
  const page = await scene.open(people[0], 'about:blank');
  const { hold, sent } = await wire(page);
  await page.goto(path(general));
  await composer(page).waitFor();
  hold.up = true;
  const asked = sent();
  await say(page, 'Half way there');
  await asked;
  hold.up = false;
  await page.reload();
  await message(page, 'Half way there').waitFor();
  await settled(page, 1);
  assert.deepEqual(await people[1].read(general.id), ['Half way there']);
});

scenario('A_reload_before_the_answer_came_sends_nothing_twice', async (scene) => {
  scene.expects(AWAY);
  const { people, general, path } = await team(scene.server, 'Ana', 'Ben');
  const page = await scene.open(people[0], 'about:blank');
  const { hold } = await wire(page);
  await page.goto(path(general));
  await composer(page).waitFor();
  const ben = await scene.open(people[1], path(general));
  await composer(ben).waitFor();
  hold.down = true;
  await say(page, 'Said once');
  await message(ben, 'Said once').waitFor();
  hold.down = false;
  await page.reload();
  await settled(page, 1);
  await say(page, 'The next');
  await message(ben, 'The next').waitFor();
  await settled(page, 2);
  assert.deepEqual(await people[1].read(general.id), ['Said once', 'The next']);
  assert.equal(await message(conversation(page), 'Said once').count(), 1);
});

scenario('A_reload_in_the_middle_of_sending_many_keeps_them_all_in_order', async (scene) => {
  scene.expects(AWAY);
  const { people, general, path } = await team(scene.server, 'Ana', 'Ben');
  const page = await scene.open(people[0], path(general));
  await composer(page).waitFor();
  const texts = ['One', 'Two', 'Three', 'Four', 'Five', 'Six'];
  for (const text of texts) await say(page, text);
  await page.reload();
  await message(page, 'Six').waitFor();
  await settled(page, texts.length);
  assert.deepEqual(await people[1].read(general.id), texts);
  assert.equal(await message(conversation(page), /\S/).count(), texts.length);
});

scenario('A_draft_survives_a_reload', async (scene) => {
  const { people, general, path } = await team(scene.server, 'Ana');
  const page = await scene.open(people[0], path(general));
  await composer(page).fill('Not finished yet');
  await page.reload();
  await composer(page).waitFor();
  assert.equal(await composer(page).inputValue(), 'Not finished yet');
});
