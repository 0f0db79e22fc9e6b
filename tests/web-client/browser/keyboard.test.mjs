import assert from 'node:assert/strict';
import { allSent, boardTeam, cardLink, column, shows } from './support/boards.mjs';
import { comments, panel } from './support/cards.mjs';
import { focused, pick, press, tabTo } from './support/keyboard.mjs';
import { stage } from './support/stage.mjs';
import { gone, sidebar } from './support/view.mjs';

const scenario = stage();

scenario('A_board_s_lists_filters_and_views_are_worked_by_keyboard_alone', async (scene) => {
  const { people, path } = await boardTeam(scene.server, ['Ana'], { 'To do': ['One', 'Two'] });
  const page = await scene.open(people[0], path);
  await cardLink(page, 'One').waitFor();
  await press(page, page.getByRole('button', { name: 'Add a list' }));
  await page.keyboard.type('Later');
  await page.keyboard.press('Enter');
  await column(page, 'Later').waitFor();
  await page.keyboard.press('Escape');
  await pick(page, page.getByRole('button', { name: 'Later menu' }), 'Move left');
  await shows(page, { 'To do': ['One', 'Two'], Doing: [], Later: [], Done: [] });

  await tabTo(page, page.getByRole('searchbox', { name: 'Find a card' }));
  await page.keyboard.type('Two');
  await gone(cardLink(page, 'One'));
  await press(page, page.getByRole('button', { name: 'Clear' }));
  await cardLink(page, 'One').waitFor();

  const byLabel = page.getByRole('button', { name: 'Filter by label' });
  await pick(page, byLabel, 'No label');
  await page.keyboard.press('Escape');
  await focused(byLabel);
  await page.waitForFunction(() => /label/.test(location.search));
  await pick(page, page.getByRole('button', { name: 'Filter by assignee' }), 'Nobody');
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => /assignee/.test(location.search));
  await cardLink(page, 'Two').waitFor();
  await pick(page, page.getByRole('button', { name: 'Filter by due' }), 'No due date');
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => /due/.test(location.search));
  await press(page, page.getByRole('button', { name: 'Clear' }));

  await press(page, page.getByRole('link', { name: 'Table', exact: true }));
  await press(page, page.getByRole('table').getByRole('link', { name: 'Two' }));
  await panel(page).getByRole('button', { name: 'Two', exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await gone(panel(page));
  await focused(page.getByRole('table').getByRole('link', { name: 'Two' }));
  await press(page, page.getByRole('link', { name: 'List', exact: true }));
  await tabTo(page, page.getByRole('main').getByRole('link', { name: 'One' }));
  await press(page, page.getByRole('link', { name: 'Calendar', exact: true }));
  await press(page, page.getByRole('link', { name: 'The month after' }));
  await page.waitForFunction(() => /month=/.test(location.search));
});

scenario('A_board_is_made_by_keyboard_alone', async (scene) => {
  const { people, home } = await boardTeam(scene.server, ['Ana'], {});
  const page = await scene.open(people[0], `${home}/people`);
  const create = sidebar(page).getByRole('button', { name: 'Create a board' });
  await press(page, create);
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await gone(page.getByRole('dialog'));
  await focused(create);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await tabTo(page, page.getByRole('dialog').getByRole('textbox', { name: 'Name' }));
  await page.keyboard.type('Garden');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Garden' }).waitFor();
});

scenario('A_card_s_whole_life_is_led_by_keyboard_alone', async (scene) => {
  const { people, path, board, read } = await boardTeam(scene.server, ['Ana', 'Ben'], {});
  await people[0].call('POST', `boards/${board.id}/labels`, { name: 'Bug', color: 'red' });
  const page = await scene.open(people[0], path);
  await press(page, page.getByRole('button', { name: 'Add a card to To do' }).first());
  await page.keyboard.type('Paint');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await shows(page, { 'To do': ['Paint'], Doing: [], Done: [] });

  await press(page, cardLink(page, 'Paint'));
  await press(page, panel(page).getByRole('button', { name: 'Paint', exact: true }));
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Paint the fence');
  await page.keyboard.press('Enter');
  await cardLink(page, 'Paint the fence').waitFor();

  await press(page, panel(page).getByRole('button', { name: 'Add a description' }));
  await page.keyboard.type('Two coats');
  await page.keyboard.press('Control+Enter');
  await panel(page).getByRole('paragraph').filter({ hasText: 'Two coats' }).waitFor();
  const edit = panel(page).getByRole('button', { name: 'Edit the description' });
  await press(page, edit);
  await page.keyboard.press('Escape');
  await focused(edit);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Three coats');
  await page.keyboard.press('Control+Enter');
  await panel(page).getByRole('paragraph').filter({ hasText: 'Three coats' }).waitFor();
  await press(page, panel(page).getByRole('button', { name: 'Choose labels' }));
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await panel(page).locator('.label-chip', { hasText: 'Bug' }).waitFor();
  const assign = panel(page).getByRole('button', { name: 'Assign people' });
  await press(page, assign);
  await page.keyboard.type('Ben');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await focused(assign);

  await tabTo(page, panel(page).getByLabel('Due: date'));
  await page.keyboard.type('12312030');
  await page.keyboard.press('Enter');
  await pick(page, panel(page).getByRole('button', { name: 'Add a reminder' }), 'Due: 1 day before');
  await panel(page).getByText('1 day before due').waitFor();

  await press(page, panel(page).getByRole('button', { name: 'Add a checklist' }));
  await page.keyboard.type('Steps');
  await page.keyboard.press('Enter');
  await press(page, panel(page).getByRole('button', { name: 'Add an item' }));
  await page.keyboard.type('Sand it');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await press(page, panel(page).getByRole('checkbox', { name: 'Sand it' }), ' ');
  await tabTo(page, panel(page).getByRole('textbox', { name: 'Write a comment' }));
  await page.keyboard.type('Which blue?');
  await page.keyboard.press('Enter');
  await comments(page).getByText('Which blue?').waitFor();

  const [made] = (await read()).cards;
  assert.deepEqual(
    [made.title, made.labelIds.length, made.assigneeIds, made.due, made.checkDone, made.commentCount],
    ['Paint the fence', 1, [people[1].id], { date: '2030-12-31' }, 1, 1],
  );
  await pick(page, panel(page).getByRole('button', { name: 'Card menu' }), 'Archive');
  await gone(page.getByRole('main').getByRole('link', { name: 'Paint the fence' }));
});

scenario('A_notice_is_found_read_and_kept_by_keyboard_alone', async (scene) => {
  const { people, home, add } = await boardTeam(scene.server, ['Ana', 'Ben'], {});
  const made = await add('To do', 'Paint');
  await people[0].call('PUT', `cards/${made.id}/assignees/${people[1].id}`);
  const page = await scene.open(people[1], `${home}/people`);
  await press(page, sidebar(page).getByRole('link', { name: /^Inbox/ }));
  await press(page, page.getByRole('button', { name: 'Mark as read: Paint' }));
  await press(page, page.getByRole('button', { name: 'Mark as unread: Paint' }));
  await press(page, page.getByRole('link', { name: 'Paint', exact: false }).first());
  await panel(page).getByRole('button', { name: 'Paint', exact: true }).waitFor();
});

scenario('A_card_reached_by_Tab_is_carried_put_down_and_put_back_by_keyboard_alone', async (scene) => {
  const cards = { 'To do': ['One', 'Two'], Doing: ['Three'], Done: [] };
  const { people, path, fresh } = await boardTeam(scene.server, ['Ana'], cards);
  const page = await scene.open(people[0], path);
  await cardLink(page, 'One').waitFor();
  await press(page, cardLink(page, 'One'), ' ');
  await page.getByText(/^Took up One\./).waitFor({ state: 'attached' });
  await page.keyboard.press('ArrowRight');
  await shows(page, { 'To do': ['Two'], Doing: ['One', 'Three'], Done: [] });
  await focused(cardLink(page, 'One'));
  await page.keyboard.press('ArrowRight');
  await shows(page, { 'To do': ['Two'], Doing: ['Three'], Done: ['One'] });
  await page.keyboard.press('Escape');
  await shows(page, cards);
  await focused(cardLink(page, 'One'));
  assert.deepEqual(await fresh(), cards, 'what was put back was never moved');

  await press(page, cardLink(page, 'Three'), ' ');
  await page.getByText(/^Took up Three\./).waitFor({ state: 'attached' });
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowDown');
  await page.getByText('To do, position 2 of 3.', { exact: true }).waitFor({ state: 'attached' });
  await page.keyboard.press(' ');
  await page.getByText(/^Put down\./).waitFor({ state: 'attached' });
  const moved = { 'To do': ['One', 'Three', 'Two'], Doing: [], Done: [] };
  await shows(page, moved);
  await focused(cardLink(page, 'Three'));
  await allSent(page);
  assert.deepEqual(await fresh(), moved);
});
