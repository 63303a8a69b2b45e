import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeApplication } from './support/application.ts';
import { addMatter, addMatterType, addPerson, definitionOf } from './support/calls.ts';
import { typeDay } from './support/dialog-steps.ts';
import {
  clickTask,
  discard,
  documentRows,
  eventually,
  field,
  openMatter,
  pressEscape,
  setUndoWindow,
  shahMatter,
  showTab,
  taskBox,
  whatHappened,
} from './support/steps.ts';

const body = 'Dear {{ client.salutation }}, we have begun. Harbour & Lane Solicitors';
const text = {
  kind: 'send_progress_message',
  channel: 'sms',
  subject: '',
  body,
  reviewFirst: false,
} as const;

/** Opens a matter whose tasks do one thing each, with a client who can be texted and one without a mobile. */
async function openSmallMatter(page: Page): Promise<void> {
  await page.getByRole('row', { name: shahMatter }).waitFor();
  const { matterTypeId } = await addMatterType(page, 'Lease Extension', {
    'First steps': [
      definitionOf('Instructions taken', [
        { kind: 'create_file_note', description: 'Instructions', body: 'Taken by telephone.' },
      ]),
      definitionOf('Work begun', [text]),
      definitionOf('Valuation in', [{ ...text, reviewFirst: true }]),
      definitionOf('Notice served'),
    ],
    Later: [definitionOf('Premium agreed'), definitionOf('Lease signed')],
  });
  const ana = await addPerson(page, 'Mrs Ana Reed', '07700 900301');
  const ben = await addPerson(page, 'Mr Ben Reed', '');
  await openMatter(page, await addMatter(page, matterTypeId, [ana, ben]));
  await row(page, 'Instructions taken').waitFor();
}

function row(page: Page, task: string): Locator {
  return page.getByRole('grid', { name: 'Tasks' }).getByRole('row', { name: task });
}

function names(page: Page): Promise<string[]> {
  return page.getByRole('grid', { name: 'Tasks' }).getByRole('rowheader').allTextContents();
}

async function show(page: Page, filter: string): Promise<void> {
  await page.getByRole('radio', { name: filter, exact: true }).locator('xpath=ancestor::label').click();
}

describeApplication('Progress', (open) => {
  test('several tasks are set not required, required again, dated and filtered together', async () => {
    const { page, faults } = await open();
    await openSmallMatter(page);
    const { keyboard } = page;
    await row(page, 'Work begun').click();
    await row(page, 'Notice served').click({ modifiers: ['Shift'] });
    await row(page, 'Lease signed').click({ modifiers: ['ControlOrMeta'] });
    await row(page, 'Valuation in').click({ modifiers: ['ControlOrMeta'] });
    await page.getByText('3 tasks chosen').waitFor();

    await keyboard.press('n');
    await eventually(() => row(page, 'Not required').count()).toBe(3);
    await show(page, 'Not required');
    expect(await names(page)).toEqual(['Work begun', 'Notice served', 'Lease signed']);
    await show(page, 'Outstanding');
    expect(await names(page)).toEqual(['Instructions taken', 'Valuation in', 'Premium agreed']);
    expect(await taskBox(page, 'Valuation in').isEnabled()).toBe(true);
    await page.getByText('0 of 3 done').waitFor();

    await show(page, 'Not required');
    await row(page, 'Work begun').click();
    await keyboard.press('Control+a');
    await page.getByRole('button', { name: 'Required again' }).click();
    await show(page, 'All');
    await eventually(() => names(page)).toHaveLength(6);
    await eventually(() => row(page, 'Not required').count()).toBe(0);

    await row(page, 'Premium agreed').click();
    await keyboard.press('Shift+ArrowDown');
    await keyboard.press('d');
    const dialog = page.getByRole('dialog', { name: 'Target date' });
    await dialog.getByRole('button', { name: 'Set the date' }).click();
    await dialog.getByText('Type a date.').waitFor();
    await typeDay(dialog, 'Target date', '02/03/2020');
    await dialog.getByRole('button', { name: 'Set the date' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await eventually(() => row(page, '2 Mar 2020, overdue').count()).toBe(2);
    expect(await row(page, 'Lease signed').getByRole('img', { name: 'Typed by hand' }).count()).toBe(1);
    await show(page, 'Overdue');
    expect(await names(page)).toEqual(['Premium agreed', 'Lease signed']);
    await show(page, 'Due this week');
    await page.getByText('No task of this matter is due this week.').waitFor();

    await show(page, 'Overdue');
    await row(page, 'Premium agreed').click();
    await keyboard.press('Control+a');
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Clear the typed date' }).click();
    await eventually(() => row(page, 'overdue').count()).toBe(0);
    expect(await names(page), 'what was changed stays until the filter changes').toHaveLength(2);
    await show(page, 'All');

    await keyboard.press('/');
    await keyboard.type('notice');
    await eventually(() => names(page)).toEqual(['Notice served']);
    await keyboard.press('Escape');
    await eventually(() => names(page)).toHaveLength(6);
    expect(faults).toEqual([]);
  });

  test('a task by hand is added, renamed, noted, moved and taken away again', async () => {
    const { page, faults } = await open();
    await openSmallMatter(page);
    await row(page, 'Premium agreed').click();
    await page.getByRole('button', { name: 'Add task' }).click();
    const adding = page.getByRole('dialog', { name: 'Add task' });
    await adding.getByRole('button', { name: 'Add task' }).click();
    await adding.getByText('Type the name of the task.').waitFor();
    await field(adding, 'Task').fill('Ring the freeholder');
    await page.keyboard.press('Enter');
    await row(page, 'Ring the freeholder').waitFor();
    expect((await names(page)).slice(-3)).toEqual(['Premium agreed', 'Lease signed', 'Ring the freeholder']);

    await eventually(() => row(page, 'Ring the freeholder').getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Alt+ArrowUp');
    await eventually(async () => (await names(page)).slice(-3)).toEqual([
      'Premium agreed',
      'Ring the freeholder',
      'Lease signed',
    ]);
    await page.keyboard.press('Alt+ArrowUp');
    await eventually(async () => (await names(page)).at(-3)).toBe('Ring the freeholder');
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Move down' }).click();
    await eventually(async () => (await names(page)).at(-2)).toBe('Ring the freeholder');

    await row(page, 'Ring the freeholder').click();
    await page.keyboard.press('Enter');
    const task = page.getByRole('dialog', { name: 'Ring the freeholder' });
    await field(task, 'Task').fill('Ring the freeholder again');
    await field(task, 'Note').fill('Out until Tuesday');
    await task.getByRole('button', { name: 'Save' }).click();
    await task.waitFor({ state: 'hidden' });
    await row(page, 'Ring the freeholder again')
      .getByRole('img', { name: 'Note: Out until Tuesday' })
      .waitFor();

    await row(page, 'Lease signed').dblclick();
    const ofTemplate = page.getByRole('dialog', { name: 'Lease signed' });
    await ofTemplate.getByText('Outstanding').waitFor();
    expect(await ofTemplate.getByRole('button', { name: 'Remove the task' }).count()).toBe(0);
    await pressEscape(page);
    await row(page, 'Ring the freeholder again').dblclick();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove the task' }).click();
    const asked = page.getByRole('alertdialog', { name: 'Remove “Ring the freeholder again”?' });
    await asked.getByRole('button', { name: 'Cancel' }).click();
    await asked.waitFor({ state: 'hidden' });
    await row(page, 'Ring the freeholder again').click();
    await page.keyboard.press('Delete');
    await asked.getByRole('button', { name: 'Remove the task' }).click();
    await row(page, 'Ring the freeholder').waitFor({ state: 'hidden' });
    expect(await names(page)).toHaveLength(6);
    expect(faults).toEqual([]);
  });

  test('a file note is completed first; cancelled, the task stays unticked and nothing is done', async () => {
    const { page } = await open();
    await openSmallMatter(page);
    const asking = page.getByRole('dialog', { name: 'Tick “Instructions taken”' });
    await clickTask(page, 'Instructions taken');
    await field(asking, 'Note').waitFor();
    expect(await field(asking, 'Note').inputValue()).toBe('Taken by telephone.');
    await field(asking, 'Note').fill('Never kept.');
    await discard(page);
    await asking.waitFor({ state: 'hidden' });
    expect(await taskBox(page, 'Instructions taken').isChecked()).toBe(false);

    await clickTask(page, 'Instructions taken');
    await field(asking, 'Note').fill(' ');
    await asking.getByRole('button', { name: 'Tick the task' }).click();
    await asking.getByText('Type the note.').waitFor();
    await field(asking, 'Note').fill('Ana rang: ninety years, and a peppercorn.');
    await asking.getByRole('button', { name: 'Tick the task' }).click();
    await asking.waitFor({ state: 'hidden' });
    await whatHappened(page).getByText('“Instructions taken” is done').waitFor();
    await eventually(() => taskBox(page, 'Instructions taken').isChecked()).toBe(true);
    await showTab(page, 'Documents');
    await documentRows(page, 'Instructions').first().waitFor();
    expect(await documentRows(page, 'Instructions').count()).toBe(1);
    await page.getByText('Ana rang: ninety years, and a peppercorn.').last().waitFor();
  });

  test('a text is reviewed first: what goes is what was made of it, to the number that was shown', async () => {
    const { page } = await open();
    await openSmallMatter(page);
    await clickTask(page, 'Valuation in');
    const asking = page.getByRole('dialog', { name: 'Tick “Valuation in”' });
    await asking.getByRole('heading', { name: 'Text to Mrs Ana Reed, 07700 900301' }).waitFor();
    const area = field(asking, 'Text to Mrs Ana Reed');
    expect(await area.inputValue()).toBe('Dear Mrs Reed, we have begun. Harbour & Lane Solicitors');
    await area.fill('It’s in – £9,000.');
    await asking.getByText('17 of 160').waitFor();
    await area.fill(`It’s in. ${'x'.repeat(160)}`);
    await asking.getByText('169 of 306, sent as 2 texts').waitFor();
    await area.fill('It’s in: £9,000.');
    await asking.getByRole('button', { name: 'Tick the task' }).click();
    const panel = whatHappened(page);
    await panel.getByText('Text to Mrs Ana Reed, 07700 900301').waitFor();
    await panel.getByText("It's in: £9,000.").waitFor();
    await panel.getByText('Mr Ben Reed has no mobile number.').waitFor();
  });

  test('whoever was told before is told again only if it is said', async () => {
    const { page } = await open();
    await page.getByRole('row', { name: shahMatter }).waitFor();
    await setUndoWindow(page, 0);
    await page.getByRole('navigation', { name: 'Main' }).getByRole('button', { name: 'Find' }).click();
    await openSmallMatter(page);
    const panel = whatHappened(page);
    await clickTask(page, 'Work begun');
    await panel.getByText(/^Delivered/).waitFor();
    await clickTask(page, 'Work begun');
    await panel.getByText('Mrs Ana Reed had been told. That cannot be called back').waitFor();

    await clickTask(page, 'Work begun');
    const asking = page.getByRole('dialog', { name: 'Tick “Work begun”' });
    const again = asking.getByRole('radiogroup', {
      name: /^Mrs Ana Reed was told this by text on .*: send again\?$/,
    });
    await again.getByRole('radio', { name: 'No', checked: true }).waitFor();
    await asking.getByRole('button', { name: 'Tick the task' }).click();
    await panel.getByText(/^Mrs Ana Reed was told this on .*, so it was not sent again\.$/).waitFor();
    await clickTask(page, 'Work begun');
    await panel.getByText('“Work begun” is outstanding again').waitFor();

    await clickTask(page, 'Work begun');
    await again.getByRole('radio', { name: 'Send again' }).locator('xpath=ancestor::label').click();
    await asking.getByRole('button', { name: 'Tick the task' }).click();
    await panel.getByText(/^Delivered/).waitFor();
    await showTab(page, 'Documents');
    await eventually(() => documentRows(page, 'Mrs Ana Reed', 'Delivered').count()).toBe(2);
  });

  test('a skipped text is sent once its cause is mended', async () => {
    const { page, faults } = await open();
    await openSmallMatter(page);
    await clickTask(page, 'Work begun');
    const panel = whatHappened(page);
    await panel.getByText('No text to Mr Ben Reed').waitFor();
    await panel.getByRole('button', { name: 'Send now' }).click();
    await eventually(() => panel.getByText('Mr Ben Reed has no mobile number.').count()).toBeGreaterThan(0);
    await panel.getByRole('button', { name: 'Open Mr Ben Reed' }).click();
    const person = page.getByRole('dialog', { name: 'Mr Ben Reed' });
    await field(person, 'Mobile').fill('0117 496 0000');
    await person.getByRole('button', { name: 'Save' }).click();
    await person.getByText('This is not a number that can be texted').waitFor();
    expect(await field(person, 'Mobile').inputValue()).toBe('0117 496 0000');
    await field(person, 'Mobile').fill('+44 (0)7700 900302');
    await person.getByText('Understood as 07700 900302.').waitFor();
    await person.getByRole('button', { name: 'Save' }).click();
    await person.waitFor({ state: 'hidden' });
    await page.getByRole('table', { name: 'People' }).getByRole('row', { name: '07700 900302' }).waitFor();

    await panel.getByRole('button', { name: 'Send now' }).click();
    await panel.getByText('Text to Mr Ben Reed, 07700 900302').waitFor();
    expect(await panel.getByRole('button', { name: 'Send now' }).count()).toBe(0);
    await showTab(page, 'Documents');
    await eventually(() => documentRows(page, 'Mr Ben Reed').count()).toBe(1);
    expect(faults).toEqual([]);
  });
});
