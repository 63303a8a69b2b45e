import type { Locator, Page } from 'playwright-core';
import { dialogOf, escaped, finish } from './options-steps.ts';

/** Waits for a dialog, fills it in, presses its button and waits until it is gone. */
export async function fillDialog(
  page: Page,
  name: string,
  button: string,
  fillIn: (dialog: Locator) => Promise<void>,
): Promise<void> {
  const dialog = await dialogOf(page, name);
  await fillIn(dialog);
  await finish(dialog, button);
}

/** Chooses from a drop-down of a dialog or a part of the page; its name ends in the label. */
export async function chooseIn(within: Locator, label: string, option: string | RegExp): Promise<void> {
  await within.getByRole('button', { name: new RegExp(`${escaped(label)}$`) }).click();
  const offered = within.page().getByRole('option', { name: option, exact: true });
  await offered.click();
  await offered.waitFor({ state: 'hidden' });
}

/** The name of an option that has a description after its label. */
export function labelled(label: string): RegExp {
  return new RegExp(`^${escaped(label)} `);
}

/** Turns a switch or a box, by what is drawn. */
export async function turn(within: Locator, role: 'switch' | 'checkbox', name: string): Promise<void> {
  await within.getByRole(role, { name, exact: true }).locator('xpath=ancestor::label').click();
}

/** Types a day (dd/mm/yyyy) into a date field. */
export async function typeDay(within: Locator, label: string, day: string): Promise<void> {
  const parts = within.getByRole('group', { name: label, exact: true }).getByRole('spinbutton');
  await parts.first().click();
  await within.page().keyboard.type(day.replaceAll('/', ''));
}
