import type { Page } from 'playwright-core';
import { addVisibility } from './condition-steps.ts';
import { chooseIn, fillDialog } from './dialog-steps.ts';
import type { ConditionLine } from './lease-extension.ts';
import { rowWith } from './options-steps.ts';
import { field, openOptions } from './steps.ts';

/** Makes a new, empty matter type and opens it. */
export async function addMatterType(page: Page, name: string): Promise<void> {
  await openOptions(page, 'Matter Types');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await fillDialog(page, 'Add Matter Type', 'Add', (dialog) => field(dialog, 'Name').fill(name));
  await page.getByRole('grid', { name: 'Matter types' }).getByRole('row', { name }).dblclick();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

/** Adds a custom field on the page Fields; a choice has its choices. */
export async function addField(
  page: Page,
  wanted: { label: string; type: string; choices: readonly string[] },
): Promise<void> {
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await fillDialog(page, 'Add Field', 'Add', async (dialog) => {
    await field(dialog, 'Label').fill(wanted.label);
    await chooseIn(dialog, 'Type', wanted.type);
    if (wanted.choices.length > 0) await field(dialog, 'Choices').fill(wanted.choices.join('\n'));
  });
  await rowWith(page, 'Fields', wanted.label).waitFor();
}

/** Adds a category on the page Task Categories, shown always or when one line holds. */
export async function addCategory(page: Page, name: string, shown: ConditionLine | null): Promise<void> {
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await fillDialog(page, 'Add Task Category', 'Add', async (dialog) => {
    await field(dialog, 'Name').fill(name);
    if (shown) await addVisibility(dialog, shown);
  });
  await rowWith(page, 'Task Categories', name).waitFor();
}

/** Moves a category up by one. */
export async function moveCategoryUp(page: Page, name: string): Promise<void> {
  await rowWith(page, 'Task Categories', name).click();
  await page.getByRole('button', { name: 'Move Up' }).click();
}
