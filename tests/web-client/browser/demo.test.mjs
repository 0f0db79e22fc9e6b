import { stage } from './support/stage.mjs';
import { heading, message, say, sidebar } from './support/view.mjs';

const scenario = stage(['--Demo:Enabled=true']);

scenario('One_click_signs_in_as_one_of_the_demonstration', async (scene) => {
  const mara = await scene.open(null, '/');
  await mara.getByRole('button', { name: 'Mara Lindqvist' }).click();
  await heading(mara, 'general').waitFor();
  const tom = await scene.open(null, '/');
  await tom.getByRole('button', { name: 'Tom Okafor' }).click();
  await sidebar(tom)
    .getByRole('link', { name: /general/ })
    .waitFor();
  await say(mara, 'Hello from the demonstration');
  await message(tom, 'Hello from the demonstration').waitFor();
});
