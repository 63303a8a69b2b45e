import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeApplication } from './support/application.ts';
import { chooseIn, fillDialog, typeDay } from './support/dialog-steps.ts';
import { categories, fields } from './support/lease-extension.ts';
import {
  after,
  before,
  dates,
  datesOfTheNotice,
  messages,
  notes,
} from './support/lease-extension-by-hand.ts';
import {
  addMatter,
  editMatter,
  expectTargets,
  type Person,
  setCompletion,
  tasksOnScreen,
} from './support/matter-steps.ts';
import { addCategory, addField, addMatterType, moveCategoryUp } from './support/matter-type-steps.ts';
import { names, rowWith, showTypePage } from './support/options-steps.ts';
import {
  clickTask,
  documentRows,
  eventually,
  field,
  openMatter,
  openOptions,
  save,
  sendAtAllHours,
  setUndoWindow,
  showTab,
  taskBox,
  whatHappened,
} from './support/steps.ts';
import { addTask } from './support/task-template-steps.ts';

/** In the order in which the work goes. */
const work = [
  'Instructions taken',
  'Identity checked',
  'File opened',
  'Lease and title read',
  'Valuation received',
  'Section 42 notice served',
  'Counter-notice received',
  'Terms agreed',
  'Report to lender',
  'Lender’s consent received',
  'Completion',
  'New lease registered',
] as const;

const clients: readonly Person[] = [
  { name: 'Mrs Noor Iqbal', mobile: '07700 900321', email: 'noor.iqbal@example.org', wantsTexts: true },
  { name: 'Mr Daniel Okafor', mobile: '', email: 'daniel.okafor@example.org', wantsTexts: false },
];

async function setUpFirm(page: Page): Promise<void> {
  await openOptions(page, 'Firm');
  await field(page, 'Name').fill('Harbour & Lane Solicitors');
  await field(page, 'Telephone').fill('0117 496 0142');
  await field(page, 'Reference pattern').fill('LX/{number}');
  await save(page);
  // Nothing will be taken back here: the messages go at once, whenever this runs.
  await setUndoWindow(page, 0);
  await sendAtAllHours(page);
}

async function makeLeaseExtension(page: Page): Promise<void> {
  await addMatterType(page, 'Lease Extension');
  await showTypePage(page, 'Fields');
  for (const one of fields) await addField(page, one);
  await showTypePage(page, 'Task Categories');
  for (const { name, visibility } of categories) await addCategory(page, name, visibility);
  await moveCategoryUp(page, 'Lender’s Consent');
  await eventually(() => names(page, 'Task Categories')).toEqual([
    'File Opening',
    'Lender’s Consent',
    'Notice and Terms',
  ]);
  await showTypePage(page, 'Tasks');
  for (const { name, tasks } of categories) for (const task of tasks) await addTask(page, name, task);
}

/** Corrects the rule of "Report to lender"; the open matter shall take it. */
async function correctReportToLender(page: Page): Promise<void> {
  await openOptions(page, 'Lease Extension');
  await rowWith(page, 'Task templates', 'Report to lender').click();
  await page.getByRole('button', { name: 'Edit Task', exact: true }).click();
  await fillDialog(page, 'Edit Task Template', 'Save', async (dialog) => {
    await dialog.getByRole('tab', { name: 'Target date', exact: true }).click();
    await field(dialog, 'Amount').fill('10');
  });
  const asked = page.getByRole('dialog', { name: 'Apply to open matters' });
  await asked.getByText('LX/0001, Mrs Noor Iqbal & Mr Daniel Okafor').waitFor();
  await asked.getByRole('button', { name: 'Apply to open matters' }).click();
  await asked.getByText(/^Done: /).waitFor();
  await asked.getByRole('button', { name: 'Close' }).last().click();
  await asked.waitFor({ state: 'hidden' });
  await openMatter(page, 'LX/0001');
}

/** Ticks a task, completes its note if it has one, and waits until the screen says that it is done. */
async function tick(page: Page, task: (typeof work)[number]): Promise<void> {
  await clickTask(page, task);
  if (task === 'Identity checked' || task === 'Terms agreed') {
    const note = notes[task];
    await fillDialog(page, `Tick “${task}”`, 'Tick the task', async (dialog) => {
      expect(await field(dialog, 'About').inputValue()).toBe(note.about);
      expect(await field(dialog, 'Note').inputValue()).toBe(note.begins);
      // The note has the focus, and the caret stands where one goes on.
      await page.keyboard.type(note.typed);
    });
  }
  await whatHappened(page).getByText(`“${task}” is done`).waitFor();
  await eventually(() => taskBox(page, task).isChecked()).toBe(true);
}

/** The header of the matter on screen. */
function headerOf(page: Page): Locator {
  return page.locator('header').filter({ has: page.getByRole('heading', { level: 1 }) });
}

/** Pre-activation: the status cannot be changed by hand either, and the screen says what is left. */
async function expectNotYetActive(page: Page): Promise<void> {
  await showTab(page, 'Details');
  await page.getByRole('button', { name: 'Change status' }).click();
  await page.getByRole('menuitemradio', { name: 'Active', exact: true }).click();
  await fillDialog(page, 'The status was not changed', 'Show the task', async (dialog) => {
    expect(await dialog.getByRole('listitem').allInnerTexts()).toEqual(['Identity checked']);
  });
  await headerOf(page).getByText('Quote', { exact: true }).waitFor();
}

/** Every document of the file as its preview tells it. */
async function readFile(page: Page) {
  const read = [];
  const preview = page.getByRole('region', { name: 'Preview' });
  for (const row of (await documentRows(page).all()).slice(1)) {
    const name = (await row.getByRole('rowheader').textContent()) ?? '';
    await row.click();
    await preview.getByRole('heading', { level: 2, name, exact: true }).waitFor();
    // Two documents can have one name: the recipient tells them apart.
    const recipient = (await row.getByRole('gridcell').nth(1).textContent()) ?? '';
    await preview.getByRole('definition').filter({ hasText: recipient }).first().waitFor();
    const labels = await preview.getByRole('term').allInnerTexts();
    const values = await preview.getByRole('definition').allInnerTexts();
    const fact = (label: string) => values[labels.indexOf(label)] ?? null;
    const text = await preview.locator('pre').textContent();
    const [type, to, status] = [fact('Type'), fact('To'), fact('Status')];
    read.push({ name: type?.startsWith('Text') ? null : name, type, to, status, text });
  }
  return read;
}

describeApplication('A firm sets up its own work', (open) => {
  test('a new administrator makes Lease Extension, opens a matter of it and works it to the end', {
    timeout: 300_000,
  }, async () => {
    const { page, faults } = await open({ empty: true });
    await setUpFirm(page);
    await makeLeaseExtension(page);
    await openOptions(page, 'Matter Types');
    // Categories, tasks and open matters, and no fault.
    const made = page.getByRole('grid', { name: 'Matter types' }).getByRole('row').nth(1);
    expect(await made.getByRole('rowheader').or(made.getByRole('gridcell')).allInnerTexts()).toEqual([
      'Lease Extension',
      '3',
      '12',
      '0',
      '',
    ]);

    await addMatter(page, 'Flat 2, 14 Wharf Street, Bristol BS1 4ZZ', clients);
    const header = headerOf(page);
    for (const words of ['LX/0001', 'Mrs Noor Iqbal & Mr Daniel Okafor', 'Quote'])
      await header.getByText(words, { exact: true }).waitFor();
    await eventually(() => tasksOnScreen(page)).toEqual(before);
    await expectTargets(page, {
      'Lease and title read': /^$/,
      'Valuation received': /^$/,
      'Counter-notice received': /^$/,
      'Terms agreed': /^$/,
      Completion: /^$/,
      'New lease registered': /^$/,
    });

    await correctReportToLender(page);
    await editMatter(page, async (dialog) => {
      await chooseIn(dialog, 'Route', 'Statutory');
      await chooseIn(dialog, 'Lender consent needed', 'Yes');
      await field(dialog, 'Premium').fill('18,500');
      await typeDay(dialog, 'Notice served on', '14/09/2027');
      await typeDay(dialog, 'Completion', '07/01/2028');
    });
    // Nine of the twelve tasks have a target date, and none had one before.
    await whatHappened(page).getByText('9 target dates moved.').waitFor();
    await showTab(page, 'Progress');
    await eventually(() => tasksOnScreen(page)).toEqual(after);
    await expectTargets(page, { ...datesOfTheNotice, ...dates['7 January 2028'] });
    await setCompletion(page, '10/01/2028');
    await whatHappened(page).getByText('4 target dates moved.').waitFor();
    await expectTargets(page, { ...datesOfTheNotice, ...dates['10 January 2028'] });

    await expectNotYetActive(page);
    for (const task of work) {
      await tick(page, task);
      if (task === 'File opened') await header.getByText('Active', { exact: true }).waitFor();
      if (task === 'Valuation received')
        await whatHappened(page).getByText('Mr Daniel Okafor has no mobile number.').waitFor();
    }
    await page.getByText('12 of 12 done', { exact: true }).waitFor();
    await page.getByRole('radio', { name: 'All', exact: true }).locator('xpath=ancestor::label').click();
    await eventually(() => tasksOnScreen(page)).toEqual(after);
    await expectTargets(page, { ...datesOfTheNotice, ...dates['10 January 2028'] });

    await showTab(page, 'Documents');
    await eventually(() => documentRows(page, 'Delivered').count()).toBe(messages.length);
    const file = await readFile(page);
    expect(file).toHaveLength(messages.length + 2);
    expect(file).toEqual(
      expect.arrayContaining([...messages, ...Object.values(notes).map(({ onFile }) => onFile)]),
    );
    expect(faults).toEqual([]);
  });
});
