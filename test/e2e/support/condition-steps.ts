import type { Locator, Page } from 'playwright-core';
import { chooseIn } from './dialog-steps.ts';
import type { ConditionLine } from './lease-extension.ts';
import { field } from './steps.ts';

/** Adds a visibility condition of one line. */
export async function addVisibility(dialog: Locator, line: ConditionLine): Promise<void> {
  await dialog.getByRole('button', { name: 'Add condition', exact: true }).click();
  await setFirstLine(dialog, line);
}

/** Fills in the first line of a condition: Token, then Condition, then the value. */
export async function setFirstLine(
  dialog: Locator,
  { token, comparison, value }: ConditionLine,
): Promise<void> {
  const line = dialog.getByRole('group', { name: /^Line 1: / });
  await line.getByRole('button', { name: 'Token', exact: true }).click();
  await chooseToken(dialog.page(), token);
  await chooseIn(line, 'Condition', comparison);
  if (!value) return;
  if ('type' in value) await field(line, 'Value').fill(value.type);
  else await chooseIn(line, 'Value', value.choose);
}

/** Chooses a token by its label in the Insert Token selector, which is open. */
export async function chooseToken(page: Page, label: string): Promise<void> {
  const selector = page.getByRole('dialog', { name: 'Insert Token' });
  await selector.getByRole('combobox').fill(label);
  await selector.getByRole('option', { name: label }).click();
  await selector.waitFor({ state: 'hidden' });
}
