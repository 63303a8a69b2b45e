import type { Locator, Page } from 'playwright-core';
import { fillDialog, turn, typeDay } from './dialog-steps.ts';
import { eventually, field, goTo, showTab } from './steps.ts';

/** A person as they are typed; what stands for nothing is left as the dialog suggests it. */
export type Person = { name: string; mobile: string; email: string; wantsTexts: boolean };

/** Opens a matter by New matter, with new people as its clients, and leaves it on screen. */
export async function addMatter(page: Page, subject: string, clients: readonly Person[]): Promise<void> {
  await goTo(page, 'Find');
  await page.getByRole('button', { name: 'New matter' }).click();
  await fillDialog(page, 'New matter', 'Save', async (dialog) => {
    await field(dialog, 'Property or subject').fill(subject);
    for (const client of clients) {
      await dialog.getByRole('combobox', { name: 'Clients' }).fill(client.name);
      await page.getByRole('option', { name: `New contact “${client.name}”` }).click();
      await fillDialog(page, 'New contact', 'Add contact', async (contact) => {
        await field(contact, 'Mobile').fill(client.mobile);
        await field(contact, 'Email').fill(client.email);
        if (!client.wantsTexts) await turn(contact, 'checkbox', 'Wants texts');
      });
      await dialog.getByText(client.name, { exact: true }).waitFor();
    }
  });
  await page.getByRole('tab', { name: 'Progress' }).waitFor();
}

/** Edits the matter on screen under Details. */
export async function editMatter(page: Page, fillIn: (dialog: Locator) => Promise<void>): Promise<void> {
  await showTab(page, 'Details');
  await page.getByRole('button', { name: 'Edit matter' }).click();
  await fillDialog(page, 'Edit matter', 'Save', fillIn);
}

/** Types the completion date of the matter on screen, and goes to Progress. */
export async function setCompletion(page: Page, day: string): Promise<void> {
  await editMatter(page, (dialog) => typeDay(dialog, 'Completion', day));
  await showTab(page, 'Progress');
}

/** What the Progress screen shows under each category, by its name, in order: the names of the tasks. */
export async function tasksOnScreen(page: Page): Promise<Record<string, string[]>> {
  const shown: Record<string, string[]> = {};
  let tasks: string[] = [];
  for (const row of await page.getByRole('grid', { name: 'Tasks' }).getByRole('row').all()) {
    const category = row.getByRole('button', { name: / of \d+ done$/ });
    if ((await category.count()) > 0) {
      tasks = [];
      shown[/^(.*?)\d+\/\d+,/.exec((await category.textContent()) ?? '')?.[1] ?? ''] = tasks;
    } else if ((await row.getByRole('checkbox').count()) > 0) {
      tasks.push((await row.getByRole('rowheader').textContent()) ?? '');
    }
  }
  return shown;
}

/** The cell Target of a task on Progress, without the word that marks it as overdue. */
export async function targetOf(page: Page, task: string): Promise<string> {
  const grid = page.getByRole('grid', { name: 'Tasks' });
  const headings = await grid.getByRole('columnheader').allInnerTexts();
  const row = grid.getByRole('row').filter({ has: page.getByRole('checkbox', { name: task, exact: true }) });
  const cells = row.getByRole('gridcell').or(row.getByRole('rowheader'));
  const text = await cells.nth(headings.indexOf('Target')).textContent();
  return (text ?? '').replace(/, overdue$/, '');
}

/** Waits until the tasks have these target dates on Progress. */
export async function expectTargets(page: Page, wanted: Readonly<Record<string, RegExp>>): Promise<void> {
  for (const [task, day] of Object.entries(wanted)) {
    await eventually(() => targetOf(page, task), `the target of ${task}`).toMatch(day);
  }
}
