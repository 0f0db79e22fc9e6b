import { checkAccess } from './support/access.mjs';
import { enterDemo, register, team } from './support/people.mjs';
import { PHONE, stage } from './support/stage.mjs';
import { act, channelLink, choose, composer, conversation, gone, heading, message, thread } from './support/view.mjs';

const scenario = stage(['--Demo:Enabled=true']);

/** @param {import('playwright-core').Page} page @param {string | RegExp} name */
async function checkDialog(page, name) {
  await page.getByRole('dialog', { name }).waitFor();
  await checkAccess(page, `dialog ${name}`);
  await page.keyboard.press('Escape');
  await gone(page.getByRole('dialog', { name }));
}

for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
  scenario(`Signing_in_and_up_is_open_to_everyone_in_${colorScheme}`, async (scene) => {
    scene.expects(/status of 401/);
    const page = await scene.open(null, '/', { colorScheme, reducedMotion: 'reduce' });
    await page.getByRole('button', { name: 'Mara Lindqvist' }).waitFor();
    await checkAccess(page, 'sign-in');
    await page.getByLabel('Email').fill('nobody@example.test');
    await page.getByLabel('Password').fill('not the right one');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').filter({ hasText: /\w/ }).waitFor();
    await checkAccess(page, 'sign-in refused');
    await page.getByRole('link', { name: 'Create an account' }).click();
    await page.getByLabel('Your name').waitFor();
    await checkAccess(page, 'sign-up');

    const newcomer = await register(scene.server, 'Newcomer');
    const welcome = await scene.open(newcomer, '/', { colorScheme, reducedMotion: 'reduce' });
    await welcome.getByRole('heading', { name: 'Welcome, Newcomer' }).waitFor();
    await checkAccess(welcome, 'welcome');
  });

  scenario(`A_phone_s_screens_are_open_to_everyone_in_${colorScheme}`, async (scene) => {
    const { people, home, channel } = await team(scene.server, 'Ana', 'Ben');
    await channel('design', { topic: 'Screens and words' });
    const page = await scene.open(people[0], home, { ...PHONE, colorScheme, reducedMotion: 'reduce' });
    await channelLink(page, 'design').waitFor();
    await checkAccess(page, 'list');
    await channelLink(page, 'design').tap();
    await page.getByText('Nobody has written here yet').waitFor();
    await checkAccess(page, 'empty channel');
  });

  scenario(`A_conversation_and_its_thread_are_open_to_everyone_in_${colorScheme}`, async (scene) => {
    const page = await scene.open(await enterDemo(scene.server, 'mara@demo.example'), '/', {
      colorScheme,
      reducedMotion: 'reduce',
    });
    await heading(page, 'general').waitFor();
    await message(page, 'Good morning').first().waitFor({ state: 'attached' });
    await checkAccess(page, 'conversation');
    await message(page, /\d repl/)
      .last()
      .hover();
    await page.getByRole('toolbar', { name: 'Message actions' }).waitFor();
    await checkAccess(page, 'toolbar');
    await act(message(conversation(page), /\d repl/).last(), 'Reply in thread');
    await composer(thread(page)).waitFor();
    await checkAccess(page, 'thread');
    await page.getByRole('link', { name: 'Close thread' }).click();
    await page.getByRole('link', { name: /^All people/ }).click();
    await page
      .getByRole('main')
      .getByRole('link', { name: /Tom Okafor/ })
      .click();
    await page.getByRole('complementary', { name: 'Person' }).getByRole('combobox').waitFor();
    await checkAccess(page, 'people');
  });

  scenario(`Dialogs_and_menus_are_open_to_everyone_in_${colorScheme}`, async (scene) => {
    const page = await scene.open(await enterDemo(scene.server, 'mara@demo.example'), '/', {
      colorScheme,
      reducedMotion: 'reduce',
    });
    await heading(page, 'general').waitFor();
    const own = message(conversation(page), 'Mara Lindqvist').last();
    await page.getByRole('button', { name: 'Create a channel' }).click();
    await checkDialog(page, 'Create a channel');
    await page.getByRole('button', { name: 'Invite people' }).first().click();
    await checkDialog(page, 'Invite people');
    await page.getByRole('button', { name: /^\d+ people$/ }).click();
    await checkDialog(page, 'People in #general');
    await page.getByRole('button', { name: 'Channel menu' }).click();
    await checkAccess(page, 'menu');
    await page.getByRole('menuitem', { name: 'Edit name and topic' }).click();
    await checkDialog(page, 'Edit channel');
    await choose(page, page.getByRole('button', { name: /workspace menu$/ }), 'Create a workspace');
    await checkDialog(page, 'Create a workspace');
    await choose(page, page.getByRole('button', { name: /your menu$/ }), 'Keyboard shortcuts');
    await checkDialog(page, 'Keyboard shortcuts');
    await own.hover();
    await choose(page, own.getByRole('button', { name: 'More actions' }), 'Delete');
    await checkDialog(page, 'Delete this message?');
    await act(own, 'Add a reaction');
    await checkDialog(page, 'Pick a reaction');
    await page.keyboard.press('Control+K');
    await page.keyboard.type('e');
    await checkDialog(page, 'Jump to a channel or a person');
  });
}
