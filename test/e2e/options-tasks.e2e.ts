import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeApplication } from './support/application.ts';
import { chooseIn } from './support/dialog-steps.ts';
import { confirm, dialogOf, finish, names, openType, press } from './support/options-steps.ts';
import { eventually, field, openMatter, pressEscape, shahMatter, taskBox } from './support/steps.ts';

const list = 'Task templates';
/** High enough for every row of the lists: a row out of sight does not exist. */
const everyRow = { width: 1366, height: 2200 };

describeApplication('Options > Matter Types > Tasks', (open) => {
  test('a task is added, copied, moved and deleted, and open matters are asked for each time', async () => {
    const { page, faults } = await open({ viewport: everyRow });
    await openType(page, 'Purchase', 'Tasks');
    await page.getByRole('row', { name: /^Leasehold/ }).click();
    await press(page, 'Add Task');
    const add = await dialogOf(page, 'Add Task Template');
    await field(add, 'Name').fill('Deed of covenant signed');
    await finish(add, 'Save');
    await newMattersOnly(page, /open matters? ha(s|ve) the task as it was/);
    await eventually(() => around(page, 'Deed of covenant signed')).toEqual([
      'Notice served on landlord',
      'Mortgage offer received',
    ]);

    await row(page, 'Deed of covenant signed').click();
    await press(page, 'Copy');
    const copy = await dialogOf(page, 'Copy Task');
    await chooseIn(copy, 'Category', 'Post Completion');
    await finish(copy, 'Copy');
    await newMattersOnly(page);
    const copied = (await names(page, list)).at(-1) ?? '';
    expect(copied).toContain('Deed of covenant signed');
    expect(copied).not.toBe('Deed of covenant signed');

    // Move Up within the category, then past its heading into the one before.
    await row(page, 'Deed of covenant signed').click();
    for (const before of ['Lease and management pack checked', 'Leasehold', 'Report on the property sent']) {
      await press(page, 'Move Up');
      await eventually(() => rowBefore(page, 'Deed of covenant signed')).toBe(before);
    }
    await press(page, 'Move…');
    const move = await dialogOf(page, 'Move Task');
    await chooseIn(move, 'Category', 'Mortgage');
    await finish(move, 'Move');
    await eventually(() => around(page, 'Deed of covenant signed')).toEqual([
      'Signed mortgage deed received',
      'Signed contract received',
    ]);
    await newMattersOnly(page);

    await row(page, 'Deed of covenant signed').click();
    await press(page, 'Delete');
    const question = await confirm(page, 'Delete');
    await question.waitFor({ state: 'hidden' });
    await eventually(() => names(page, list)).not.toContain('Deed of covenant signed');
    expect(await page.getByRole('dialog').count(), 'no open matter has it, so none is asked for').toBe(0);
    expect(faults).toEqual([]);
  });

  test('open matters take a change when they are told to, and keep what they had until then', async () => {
    const { page, faults } = await open({ viewport: everyRow });
    await rename(page, 'File closed', 'File closed and stored');
    const ask = await dialogOf(page, 'Apply to open matters');
    await ask.getByText('6 matters: 6 tasks changed.').waitFor();
    await ask.getByRole('button', { name: 'New matters only' }).click();
    await ask.waitFor({ state: 'hidden' });
    await openMatter(page, shahMatter);
    await taskBox(page, 'File closed').waitFor();

    await openType(page, 'Purchase', 'Tasks');
    await press(page, 'Apply to open matters…');
    const whole = await dialogOf(page, 'Apply to open matters');
    await whole.getByText('6 matters: 6 tasks changed.').waitFor();
    await whole.getByRole('heading', { name: new RegExp(`^${shahMatter}`) }).waitFor();
    await whole.getByRole('button', { name: 'Apply to open matters' }).click();
    await whole.getByText('Done: 6 matters: 6 tasks changed.').waitFor();
    await pressEscape(page);
    await whole.waitFor({ state: 'hidden' });
    await openMatter(page, shahMatter);
    await taskBox(page, 'File closed and stored').waitFor();

    await openType(page, 'Purchase', 'Tasks');
    await press(page, 'Apply to open matters…');
    await whole.getByText('Every open matter already has the tasks as they are here.').waitFor();
    expect(faults).toEqual([]);
  });
});

async function rename(page: Page, task: string, name: string): Promise<void> {
  await openType(page, 'Purchase', 'Tasks');
  await row(page, task).dblclick();
  const edit = await dialogOf(page, 'Edit Task Template');
  await field(edit, 'Name').fill(name);
  await finish(edit, 'Save');
}

async function newMattersOnly(page: Page, sentence?: RegExp): Promise<void> {
  const ask = await dialogOf(page, 'Apply to open matters');
  if (sentence) await ask.getByText(sentence).waitFor();
  await ask.getByRole('button', { name: 'New matters only' }).click();
  await ask.waitFor({ state: 'hidden' });
}

/** The row of a task by its whole name. */
function row(page: Page, task: string) {
  const cell = page.getByRole('rowheader', { name: task, exact: true });
  return page.getByRole('grid', { name: list }).getByRole('row').filter({ has: cell });
}

/** The tasks above and beneath a task, whatever their category. */
async function around(page: Page, task: string): Promise<(string | undefined)[]> {
  const all = await names(page, list);
  const at = all.indexOf(task);
  return [all[at - 1], all[at + 1]];
}

/** What stands on the line above a task: a category or a task. */
async function rowBefore(page: Page, task: string): Promise<string> {
  const cells = page
    .getByRole('grid', { name: list })
    .locator('[role=rowheader], [role=gridcell]:only-child');
  const lines = await cells.evaluateAll((found) =>
    found.map((cell) => (cell.getAttribute('title') ?? cell.textContent ?? '').trim()),
  );
  return lines[lines.indexOf(task) - 1] ?? '';
}
