import assert from 'node:assert/strict';
import { checkHarmless, pass } from './support/harmless.mjs';
import { PAYLOADS, PORTIONS, fitting } from './support/payloads.mjs';
import { register, team } from './support/people.mjs';
import { stage } from './support/stage.mjs';
import { choose, composer, conversation, heading, message, say, scroller, thread } from './support/view.mjs';

const scenario = stage();

scenario('Nothing_that_is_written_as_a_message_runs', async (scene) => {
  const { people, general, path, channel } = await team(scene.server, 'Ana', 'Ben');
  const [ana, ben] = people;
  const page = await scene.open(ben, path(general));
  for (const [i, texts] of PORTIONS.entries()) {
    const place = await channel(`portion-${i}`);
    for (const text of texts) await ana.post(place.id, text);
    await page.goto(path(place));
    await message(page, /\S/)
      .nth(texts.length - 1)
      .waitFor({ state: 'attached' });
    await checkHarmless(page);

    await pass(scroller(page));
    await checkHarmless(page);
  }
});

scenario('Nothing_runs_that_arrives_live_in_a_thread_or_by_an_edit', async (scene) => {
  const { people, general, path } = await team(scene.server, 'Ana', 'Ben');
  const [ana, ben] = people;
  const root = await ana.post(general.id, 'Watch this');
  const page = await scene.open(ben, `${path(general)}/t/${root.id}`);
  for (const texts of PORTIONS) {
    const last = await ana.post(general.id, 'Now', root.id);
    await composer(thread(page)).waitFor();
    for (const text of texts) await ana.post(general.id, text, root.id);
    await ana.call('PATCH', `messages/${last.id}`, { body: 'That was all' });
    await message(thread(page), 'That was all').last().waitFor({ state: 'attached' });
    await checkHarmless(page);
  }

  await ana.call('PATCH', `messages/${root.id}`, { body: `${PAYLOADS[0]} <img src=x onerror=window.hit=1>` });
  await ana.call('PATCH', `messages/${root.id}`, { body: `${PAYLOADS[42]} <img src=x onerror=window.hit=2>` });
  const edited = message(conversation(page), 'hit=2');
  await edited.getByRole('button', { name: '(edited)' }).click();
  await page.getByRole('dialog', { name: 'Former versions' }).getByText('hit=1').first().waitFor();
  await checkHarmless(page);
});

scenario('Nothing_that_one_writes_oneself_runs', async (scene) => {
  const { people, general, path } = await team(scene.server, 'Ana');
  const page = await scene.open(people[0], path(general));
  for (const text of PAYLOADS.slice(0, 8)) await say(page, text);
  await message(conversation(page), /\S/).nth(7).waitFor({ state: 'attached' });
  await composer(page).press('ArrowUp');
  await page.getByRole('textbox', { name: 'Edit message' }).fill('<img src=x onerror=window.hit=1>');
  await page.keyboard.press('Enter');
  await message(page, '(edited)').waitFor();
  await checkHarmless(page);
});

scenario('No_name_of_a_channel_and_no_topic_runs', async (scene) => {
  const { people, workspace, general, path, channel } = await team(scene.server, 'Ana', 'Ben');
  // Names are told apart without regard to case.
  const names = new Map(fitting(80).map((text) => [text.toLowerCase(), text]));
  for (const text of names.values()) await channel(text, { topic: text });
  const hostile = await channel('"><svg/onload=window.hit=2>', { topic: '<img src=x onerror=window.hit=1>' });
  await people[0].call('PATCH', `workspaces/${workspace.id}`, { name: '<img src=x onerror=window.hit=1>' });
  const page = await scene.open(people[1], path(general));
  await composer(page).waitFor();
  await page.keyboard.press('Control+K');
  await page.keyboard.type('onerror');
  await page.getByRole('option').first().waitFor();
  await checkHarmless(page);
  await page.keyboard.press('Enter');
  await page.getByText(/This is the beginning of .*onerror/).waitFor();
  await checkHarmless(page);

  const owner = await scene.open(people[0], path(hostile));
  await heading(owner, hostile.name).waitFor();
  await choose(owner, owner.getByRole('button', { name: 'Channel menu' }), 'Edit name and topic');
  await owner.getByRole('dialog', { name: 'Edit channel' }).waitFor();
  await checkHarmless(owner);
  await owner.keyboard.press('Escape');
  await choose(owner, owner.getByRole('button', { name: 'Channel menu' }), 'Archive channel');
  await owner.getByRole('dialog').getByRole('button', { name: 'Archive' }).click();
  await owner.getByText(/is archived\.$/).waitFor();
  await checkHarmless(owner);
});

scenario('No_name_of_a_person_runs', async (scene) => {
  const { people, workspace, general, path } = await team(scene.server, 'Ana');
  const [ana] = people;
  const invite = await ana.call('POST', `workspaces/${workspace.id}/invites`, {});
  const names = fitting(64).slice(0, 12);
  for (const name of names) {
    const person = await register(scene.server, name);
    await person.call('POST', `invites/${invite.code}/accept`);
    await person.post(general.id, 'Here I am');
  }
  const page = await scene.open(ana, path(general));
  await message(page, 'Here I am')
    .nth(names.length - 1)
    .waitFor();
  await checkHarmless(page);
  await page.getByRole('button', { name: `${names.length + 1} people` }).click();
  await page.getByRole('dialog').getByText('hit').first().waitFor();
  await checkHarmless(page);
  await page.keyboard.press('Escape');
  await message(page, 'Here I am').first().getByRole('link').first().click();
  await page.getByRole('complementary', { name: 'Person' }).getByText('Remove from workspace').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await page.getByText(/was removed\.$/).waitFor();
  await checkHarmless(page);
});

scenario('No_address_runs', async (scene) => {
  scene.expects(/status of 404/);
  const { people, general, path } = await team(scene.server, 'Ana');
  const page = await scene.open(null, `/sign-in?next=${encodeURIComponent('javascript:window.hit=1')}`);
  await page.getByLabel('Email').waitFor();
  await checkHarmless(page);
  const inside = await scene.open(people[0], '/sign-in?next=https://elsewhere.example.test/');
  await heading(inside, 'general').waitFor();
  assert.equal(new URL(inside.url()).origin, scene.server.url);
  await inside.goto('/invite/%3Cimg%20src=x%20onerror=hit=1%3E');
  await inside.getByRole('heading', { name: 'This link doesn’t work' }).waitFor();
  await checkHarmless(inside);
  await inside.goto(`${path(general)}?message=%22%5D%3Cimg%20src=x%20onerror=window.hit=1%3E`);
  await composer(inside).waitFor();
  await checkHarmless(inside);
});

scenario('Should_something_slip_in_the_page_refuses_it_and_these_tests_hear_of_it', async (scene) => {
  scene.expects(/policy|TrustedHTML|TrustedScript|javascript:/i);
  const { people, general, path } = await team(scene.server, 'Ana');
  const page = await scene.open(people[0], path(general));
  await composer(page).waitFor();
  const heard = page.waitForEvent('console', (entry) => entry.text().startsWith('policy: script-src'));
  await page.evaluate(() => {
    const link = Object.assign(document.createElement('a'), { href: 'javascript:window.hit = 1' });
    document.body.append(link);
    link.click();
  });
  await heard;
  await assert.rejects(checkHarmless(page), /javascript:window/);
  const parsing = page.evaluate(() => {
    document.createRange().createContextualFragment('<img src=x onerror=window.hit=1>');
  });
  await assert.rejects(parsing, /TrustedHTML/);
  assert.equal(await page.evaluate(() => /** @type {any} */ (window).hit), undefined);
});
