import { checkHarmless, pass } from './support/harmless.mjs';
import { comments, makeBoard, panel } from './support/cards.mjs';
import { PAYLOADS, PORTIONS, fitting } from './support/payloads.mjs';
import { register, team } from './support/people.mjs';
import { stage } from './support/stage.mjs';
import { gone } from './support/view.mjs';

const scenario = stage();

/** What a line of text may hold: control characters are refused at the door. */
const LINES = fitting(500);

scenario('No_title_of_a_card_runs_in_any_view', async (scene) => {
  const { people, workspace } = await team(scene.server, 'Ana', 'Ben');
  const [ana, ben] = people;
  const { path, card } = await makeBoard(ana, workspace, '<img src=x onerror=window.hit=1>');
  for (const title of LINES) await card(title, { due: { date: '2026-11-24' }, assigneeIds: [ben.id] });
  const page = await scene.open(ben, path);
  for (const view of ['', '?view=list', '?view=table', '?view=calendar']) {
    await page.goto(path + view);
    await page.getByRole('main').getByText('hit=1').nth(1).waitFor({ state: 'attached' });
    await checkHarmless(page);
    await pass(page.getByRole('main'));
    await checkHarmless(page);
  }
  // Each assignment is told in the inbox, by the card's title.
  await page.goto(`/w/${workspace.id}/inbox`);
  await page.getByRole('main').getByText('hit=1').nth(20).waitFor({ state: 'attached' });
  await checkHarmless(page);
});

for (const [i, texts] of PORTIONS.entries()) {
  scenario(`No_text_of_a_card_runs_portion_${i + 1}`, async (scene) => {
    const { people, workspace } = await team(scene.server, 'Ana', 'Ben');
    const [ana, ben] = people;
    const { card, pathOf } = await makeBoard(ana, workspace);
    const lines = texts.filter((text) => LINES.includes(text));
    const made = await card('Watch this', { description: texts.join('\n\n') });
    await ana.call('POST', `cards/${made.id}/checklists`, { title: lines[0], items: lines });
    for (const body of texts) await ana.call('POST', `cards/${made.id}/comments`, { body });
    const page = await scene.open(ben, pathOf(made));
    await panel(page)
      .getByRole('checkbox')
      .nth(lines.length - 1)
      .waitFor({ state: 'attached' });
    await comments(page).getByText('hit').first().waitFor({ state: 'attached' });
    await checkHarmless(page);
    await pass(panel(page));
    await checkHarmless(page);

    // What it was before and after is told in the activity; live, and by a link in a message that shows the card.
    for (const title of lines.slice(0, 5)) await ana.call('PATCH', `cards/${made.id}`, { title });
    await ana.call('PATCH', `cards/${made.id}`, { title: 'That was all' });
    await panel(page).getByRole('button', { name: 'That was all' }).waitFor();
    await checkHarmless(page);
  });
}

scenario('No_name_of_a_list_or_label_runs', async (scene) => {
  const { people, workspace } = await team(scene.server, 'Ana', 'Ben');
  const [ana, ben] = people;
  const { board, path, card, pathOf } = await makeBoard(ana, workspace);
  for (const name of fitting(80).slice(-40)) await ana.call('POST', `boards/${board.id}/lists`, { name });
  const labels = [];
  for (const name of fitting(60))
    labels.push(await ana.call('POST', `boards/${board.id}/labels`, { name, color: 'red' }));
  for (let i = 0; i < labels.length; i += 20) {
    await card(`Card ${i}`, { labelIds: labels.slice(i, i + 20).map(({ id }) => id) });
  }
  const last = await card('The last');
  const page = await scene.open(ben, path);
  await page.getByRole('main').getByText('hit').nth(40).waitFor({ state: 'attached' });
  await checkHarmless(page);
  await page.getByRole('button', { name: 'Filter by label' }).click();
  await checkHarmless(page);
  await page.keyboard.press('Escape');
  await page.goto(pathOf(last));
  await panel(page).getByRole('button', { name: 'Choose labels' }).click();
  await checkHarmless(page);
  await page.keyboard.press('Escape');
});

scenario('No_text_of_an_account_runs', async (scene) => {
  const ana = await register(scene.server, fitting(64)[5]);
  const names = fitting(64).slice(0, 40);
  for (const name of names) await ana.call('POST', 'me/tokens', { name, scopes: ['chat:read'] });
  for (const agent of PAYLOADS.filter((text) => LINES.includes(text) && /^[\x20-\x7e]+$/.test(text)).slice(0, 30)) {
    await fetch(`${scene.server.url}/api/v1/auth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': agent },
      body: JSON.stringify({ grantType: 'password', email: ana.email, password: 'a pass phrase for tests' }),
    });
  }
  const page = await scene.open(ana, '/account/tokens');
  await page
    .getByText('hit')
    .nth(names.length - 1)
    .waitFor({ state: 'attached' });
  await checkHarmless(page);
  await page.getByRole('button', { name: /^End / }).first().click();
  await page.getByRole('dialog').waitFor();
  await checkHarmless(page);
  await page.keyboard.press('Escape');
  await gone(page.getByRole('dialog'));
  await page.goto('/account/devices');
  await page.getByText('hit').nth(10).waitFor({ state: 'attached' });
  await checkHarmless(page);
});
