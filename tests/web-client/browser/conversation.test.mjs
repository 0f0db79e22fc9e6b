import assert from 'node:assert/strict';
import { team } from './support/people.mjs';
import { stage } from './support/stage.mjs';
import { act, choose, composer, conversation, gone, message, personLink, say, thread } from './support/view.mjs';

const scenario = stage(['--Presence:Grace=00:00:01', '--Presence:Renewal=00:00:01']);

scenario('Two_people_see_each_others_messages_edits_and_deletions', async (scene) => {
  const { people, general, path } = await team(scene.server, 'Ana Moreau', 'Ben Okoro');
  const [ana, ben] = await Promise.all(people.map((person) => scene.open(person, path(general))));

  await say(ana, 'Shall we begin?');
  await message(ben, 'Shall we begin?').waitFor();
  await say(ben, 'In five minutes');
  const answer = message(ana, 'In five minutes');
  await answer.waitFor();
  assert.match((await answer.textContent()) ?? '', /Ben Okoro/);

  await act(message(ben, 'In five minutes'), 'Edit');
  await ben.getByRole('textbox', { name: 'Edit message' }).fill('In ten minutes');
  await ben.getByRole('button', { name: 'Save' }).click();
  await message(ana, /In ten minutes\s*\(edited\)/).waitFor();
  await gone(message(ana, 'In five minutes'));
  await message(ana, 'In ten minutes').getByRole('button', { name: '(edited)' }).click();
  await ana.getByRole('dialog', { name: 'Former versions' }).getByText('In five minutes').waitFor();
  await ana.keyboard.press('Escape');

  const row = message(ben, 'In ten minutes');
  await row.hover();
  await choose(ben, row.getByRole('button', { name: 'More actions' }), 'Delete');
  await ben.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await message(ana, 'This message was deleted').waitFor();
  await gone(message(ana, 'In ten minutes'));
});

scenario('A_reaction_is_seen_by_the_other_and_can_be_joined_and_taken_back', async (scene) => {
  const { people, general, path } = await team(scene.server, 'Ana', 'Ben');
  await people[0].post(general.id, 'We ship today');
  const [ana, ben] = await Promise.all(people.map((person) => scene.open(person, path(general))));

  await act(message(ben, 'We ship today'), 'React with 👍');
  await message(ana, 'We ship today').getByRole('button', { name: '👍 1: Ben' }).click();
  const both = message(ben, 'We ship today').getByRole('button', { name: /^👍 2/ });
  await both.click();
  await message(ana, 'We ship today').getByRole('button', { name: /^👍 1/, pressed: true }).waitFor();

  await act(message(ana, 'We ship today'), 'Add a reaction');
  await ana.getByRole('dialog', { name: 'Pick a reaction' }).getByRole('searchbox').fill('rocket');
  await ana.keyboard.press('Enter');
  await message(ben, 'We ship today').getByRole('button', { name: /^🚀 1/ }).waitFor();
});

scenario('A_thread_gathers_replies_beside_the_channel_and_counts_them', async (scene) => {
  const { people, general, path } = await team(scene.server, 'Ana', 'Ben');
  await people[0].post(general.id, 'Where do we meet?');
  const [ana, ben] = await Promise.all(people.map((person) => scene.open(person, path(general))));

  await act(message(conversation(ben), 'Where do we meet?'), 'Reply in thread');
  await say(thread(ben), 'At the river');
  const count = message(conversation(ana), 'Where do we meet?').getByRole('button', { name: /^1 reply/ });
  await count.click();
  await message(thread(ana), 'At the river').waitFor();
  await say(thread(ana), 'See you there');
  await message(thread(ben), 'See you there').waitFor();
  await message(conversation(ben), 'Where do we meet?')
    .getByRole('button', { name: /^2 replies/ })
    .waitFor();
  assert.equal(await message(conversation(ben), 'At the river').count(), 0, 'a reply stands in its thread only');

  await ben.keyboard.press('Escape');
  await gone(thread(ben));
  assert.equal(new URL(ben.url()).pathname, path(general));
});

scenario('One_who_writes_is_seen_typing_until_the_message_is_sent', async (scene) => {
  const { people, general, path } = await team(scene.server, 'Ana', 'Ben');
  const [ana, ben] = await Promise.all(people.map((person) => scene.open(person, path(general))));
  await personLink(ana, 'Ben', 'online').waitFor();

  await composer(ana).pressSequentially('Well');
  await ben.getByText('Ana is typing…').waitFor();
  await composer(ana).press('Enter');
  await message(ben, 'Well').waitFor();
  await gone(ben.getByText('Ana is typing…'));
});

scenario('Presence_tells_who_is_here_and_who_has_gone', async (scene) => {
  const { people, general, path } = await team(scene.server, 'Ana', 'Ben');
  const ana = await scene.open(people[0], path(general));
  await personLink(ana, 'Ben', 'away').waitFor();
  const ben = await scene.open(people[1], path(general));
  await personLink(ana, 'Ben', 'online').waitFor();
  await ben.context().close();
  await personLink(ana, 'Ben', 'away').waitFor();
});

scenario('The_arrow_up_edits_the_last_message_of_ones_own', async (scene) => {
  const { people, general, path } = await team(scene.server, 'Ana', 'Ben');
  await people[0].post(general.id, 'The first');
  await people[0].post(general.id, 'Teh second');
  await people[1].post(general.id, 'From somebody else');
  const [ana, ben] = await Promise.all(people.map((person) => scene.open(person, path(general))));

  await message(ana, 'From somebody else').waitFor();
  await composer(ana).press('ArrowUp');
  const editor = ana.getByRole('textbox', { name: 'Edit message' });
  await editor.waitFor();
  assert.equal(await editor.inputValue(), 'Teh second');
  await ana.keyboard.press('Escape');
  await gone(editor);
  await composer(ana).press('ArrowUp');
  await editor.fill('The second');
  await editor.press('Enter');
  await message(ben, 'The second').waitFor();
  assert.ok(await composer(ana).evaluate((field) => field === document.activeElement), 'one goes on writing');
});
