import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { openOptions } from './steps.ts';

/** The pages of a matter type. */
export type TypePage =
  | 'Tasks'
  | 'Task Categories'
  | 'Status Types'
  | 'Default Parties'
  | 'Fields'
  | 'Message Limits';

/** Shows a page of the matter type on screen. */
export async function showTypePage(page: Page, name: TypePage): Promise<void> {
  await page.getByRole('tab', { name, exact: true }).click();
  await page.getByRole('tab', { name, exact: true, selected: true }).waitFor();
}

/** Opens a page of a matter type by the type's name. */
export async function openType(page: Page, type: string, name: TypePage): Promise<void> {
  await openOptions(page, type);
  await page.getByRole('heading', { level: 1, name: type, exact: true }).waitFor();
  await showTypePage(page, name);
}

/** The row of a list that holds the words, as they are written. */
export function rowWith(page: Page, list: string, words: string): Locator {
  const rows = page.getByRole('grid', { name: list, exact: true }).getByRole('row');
  return rows.filter({ hasText: new RegExp(escaped(words)) });
}

/** The first words of each row of a list, from the top. */
export function names(page: Page, list: string): Promise<string[]> {
  return page.getByRole('grid', { name: list, exact: true }).getByRole('rowheader').allTextContents();
}

/** Presses a button of the page, not of a dialog. */
export async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}

/** The dialog of that title, once it is open. */
export async function dialogOf(page: Page, title: string | RegExp): Promise<Locator> {
  const dialog = page.getByRole('dialog', { name: title, exact: typeof title === 'string' });
  await dialog.waitFor();
  return dialog;
}

/** Presses the button of a dialog and waits until it is gone. */
export async function finish(dialog: Locator, button: string): Promise<void> {
  await dialog.getByRole('button', { name: button, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** Answers the question that asks before something is taken away; the focus must be on Cancel until then. */
export async function confirm(page: Page, button: string): Promise<Locator> {
  const question = page.getByRole('alertdialog');
  await question.waitFor();
  expect(await question.getByRole('button', { name: 'Cancel' }).evaluate(isFocused)).toBe(true);
  await question.getByRole('button', { name: button, exact: true }).click();
  return question;
}

function isFocused(element: Element): boolean {
  return element === element.ownerDocument.activeElement;
}

/** Words as a regular expression has them. */
export function escaped(words: string): string {
  return words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
