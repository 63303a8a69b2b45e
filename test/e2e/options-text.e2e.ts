import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeApplication } from './support/application.ts';
import { chooseIn } from './support/dialog-steps.ts';
import {
  clickTask,
  eventually,
  field,
  goTo,
  openMatter,
  pressEscape,
  searchesReceived,
  shahMatter,
  whatHappened,
} from './support/steps.ts';
import {
  editAction,
  editTask,
  openActions,
  paste,
  retype,
  saveTask,
  textOf,
} from './support/task-template.ts';

async function editText(page: Page): Promise<Locator> {
  await openMatter(page, shahMatter);
  await editTask(page, 'Purchase', searchesReceived);
  await openActions(page);
  return await editAction(page, 'Text to each client');
}

/** Whether an element has the focus. */
const hasFocus = (locator: Locator) => locator.evaluate((element) => element === document.activeElement);

/** What is said of a field beside it. */
const toldOf = (text: Locator) =>
  text.evaluate((element) =>
    (element.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' '),
  );

describeApplication('The text of a progress message', (open) => {
  test('is edited with tokens and a preview, and the next tick uses it', async () => {
    const { page, faults } = await open();
    const edit = await editText(page);
    const message = field(edit, 'Message');
    await retype(page, message, 'Good news ');
    await edit.getByRole('button', { name: 'Insert Token' }).click();
    const tokens = page.getByRole('dialog', { name: 'Insert Token' });
    await tokens.getByText('Mrs Shah', { exact: true }).waitFor();
    await tokens.getByRole('combobox').fill('salutation');
    await tokens.getByRole('option', { name: /Client salutation/ }).click();
    await tokens.waitFor({ state: 'hidden' });
    await eventually(() => textOf(message)).toBe('Good news [Client salutation]');
    await eventually(() => hasFocus(message)).toBe(true);
    await page.keyboard.type(': the searches are back.');
    await edit.getByText('Good news Mrs Shah: the searches are back.').waitFor();
    await edit.getByText('Good news Mr Shah: the searches are back.').waitFor();
    await edit.getByRole('button', { name: 'Done' }).click();
    await edit.waitFor({ state: 'hidden' });
    await saveTask(page, 'apply');

    await goTo(page, 'Find');
    await openMatter(page, shahMatter);
    await clickTask(page, searchesReceived);
    const panel = whatHappened(page);
    await panel.getByText('Good news Mrs Shah: the searches are back.').waitFor();
    await panel.getByText('Good news Mr Shah: the searches are back.').waitFor();
    expect(await panel.getByText(/your search results are in/).count()).toBe(0);
    expect(faults).toEqual([]);
  });

  test('takes plain text only, makes pills of tokens, and is undone step by step', async () => {
    const { page } = await open();
    const edit = await editText(page);
    const message = field(edit, 'Message');
    await retype(page, message, 'Dear {{ client.first_name }}, ');
    await eventually(() => textOf(message)).toBe('Dear [Client first name], ');
    await paste(page, {
      plain: 'see <b>this</b>\n{{ firm.name | upper }}',
      html: '<b onclick="x">bold</b><script>1</script>',
    });
    const pasted = 'Dear [Client first name], see <b>this</b>\n[Firm name · CAPITALS]';
    await eventually(() => textOf(message)).toBe(pasted);
    expect(await message.locator('b, script').count()).toBe(0);
    await page.keyboard.press('ControlOrMeta+z');
    await eventually(() => textOf(message)).toBe('Dear [Client first name], ');
    await page.keyboard.press('ControlOrMeta+Shift+z');
    await eventually(() => textOf(message)).toBe(pasted);

    await page.keyboard.press('Backspace');
    await eventually(() => textOf(message)).toBe('Dear [Client first name], see <b>this</b>\n');
    await page.keyboard.press('Tab');
    expect(await hasFocus(message)).toBe(false);
    await edit.getByText(/Dear Priya, see <b>this<\/b>/).waitFor();
  });

  test('sets the format of a token with the keyboard, and takes the token away', async () => {
    const { page } = await open();
    const edit = await editText(page);
    const message = field(edit, 'Message');
    await retype(page, message, 'On {{ matter.completion_date }}');
    await edit
      .getByText(/Completion date/)
      .last()
      .waitFor();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    const format = page.getByRole('dialog', { name: 'Token format' });
    await format.waitFor();
    await chooseIn(format, 'Written as', 'Wednesday 4 March 2026');
    await field(format, 'When it is empty, write').fill('a day we will tell you');
    await page.keyboard.press('Enter');
    await format.waitFor({ state: 'hidden' });
    await eventually(() => textOf(message)).toBe(
      'On [Completion date · Wednesday 4 March 2026 · or “a day we will tell you”]',
    );
    await edit.getByText('On a day we will tell you').first().waitFor();
    await eventually(() => hasFocus(message)).toBe(true);
    await page.keyboard.press('ArrowLeft');
    await edit.getByRole('button', { name: 'Token format' }).click();
    await format.getByRole('button', { name: 'Remove token' }).click();
    await eventually(() => textOf(message)).toBe('On ');
  });

  test('has a subject of one line, in which Enter is the button of the window', async () => {
    const { page } = await open();
    await editText(page);
    const actions = page.getByRole('dialog', { name: 'Triggered Actions' });
    const edit = page.getByRole('dialog', { name: 'Edit Triggered Action' });
    await chooseIn(edit, 'Channel', 'Email');
    const subject = field(edit, 'Subject');
    await subject.click();
    await page.keyboard.type('About {{ matter.reference }}');
    await paste(page, { plain: '\nand more', html: '' });
    await eventually(() => textOf(subject)).toBe('About [Matter reference] and more');
    await page.keyboard.press('Enter');
    await edit.waitFor({ state: 'hidden' });
    await actions.getByRole('option', { name: /About \[Matter reference\] and more/ }).waitFor();
  });

  test('with a fault is told where it is, and what was typed stays', async () => {
    const { page } = await open();
    const edit = await editText(page);
    const message = field(edit, 'Message');
    await message.click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('Delete');
    await edit.getByRole('button', { name: 'Done' }).click();
    await edit.getByText('Type the message.').waitFor();
    expect(await message.getAttribute('aria-invalid')).toBe('true');

    await retype(page, message, 'Dear {{ client.nonsense }} and {{ firm.name');
    await eventually(() => textOf(message)).toBe('Dear [No token “client.nonsense”] and {{ firm.name');
    await chooseIn(edit, 'Channel', 'Email');
    await edit.getByRole('button', { name: 'Done' }).click();
    await eventually(() => toldOf(message)).toContain('There is no token {{ client.nonsense }}');
    const subject = field(edit, 'Subject');
    await eventually(() => toldOf(subject)).toContain('Type a subject for the email.');
    await chooseIn(edit, 'Channel', 'Text');

    // What only main can read is told when the task is saved.
    await retype(page, message, 'Dear {{ client.first_name | shout }}');
    await edit.getByRole('button', { name: 'Done' }).click();
    await edit.waitFor({ state: 'hidden' });
    const actions = page.getByRole('dialog', { name: 'Triggered Actions' });
    await pressEscape(page);
    await actions.waitFor({ state: 'hidden' });
    const task = page.getByRole('dialog', { name: 'Edit Task Template' });
    await task.getByRole('button', { name: 'Save', exact: true }).click();
    await task.getByRole('tab', { name: 'Triggered actions (1 fault)' }).waitFor();

    await openActions(page);
    await editAction(page, 'Text to each client');
    expect(await toldOf(message)).toContain('There is no filter “shout”');
    expect(await textOf(message)).toMatch(/^Dear \[Client first name/);
  });

  test('asks before it is thrown away', async () => {
    const { page } = await open();
    const edit = await editText(page);
    const message = field(edit, 'Message');
    await retype(page, message, 'Something else');
    await pressEscape(page);
    const question = page.getByRole('alertdialog');
    await question.waitFor();
    await eventually(() => hasFocus(question.getByRole('button', { name: 'Go on editing' }))).toBe(true);
    await page.keyboard.press('Enter');
    await question.waitFor({ state: 'hidden' });
    expect(await textOf(message)).toBe('Something else');
    await edit.getByRole('button', { name: 'Cancel' }).click();
    await question.getByRole('button', { name: 'Discard changes' }).click();
    await edit.waitFor({ state: 'hidden' });
    await page
      .getByRole('dialog', { name: 'Triggered Actions' })
      .getByRole('option', { name: /your search results are in/ })
      .waitFor();
  });
});
