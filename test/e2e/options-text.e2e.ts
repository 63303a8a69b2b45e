import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeApplication } from './support/application.ts';
import {
  clickTask,
  eventually,
  field,
  goTo,
  openMatter,
  openOptions,
  searchesReceived,
  shahMatter,
  whatHappened,
} from './support/steps.ts';

async function editText(page: Page): Promise<Locator> {
  await openOptions(page, 'Matter Types');
  await page.getByRole('row', { name: 'Purchase' }).click();
  await page.getByRole('row', { name: /^Searches received/ }).click();
  await page.getByRole('button', { name: 'Edit Task' }).click();
  const task = page.getByRole('dialog', { name: 'Edit Task Template' });
  await task.getByRole('button', { name: 'Actions' }).click();
  const actions = page.getByRole('dialog', { name: 'Triggered Actions' });
  await actions.getByRole('radio', { name: /^Text/ }).locator('xpath=ancestor::label').click();
  await actions.getByRole('button', { name: 'Edit', exact: true }).click();
  const edit = page.getByRole('dialog', { name: 'Edit Progress Message' });
  await edit.waitFor();
  return edit;
}

async function closeDialogs(page: Page): Promise<void> {
  for (const name of ['Triggered Actions', 'Edit Task Template']) {
    const dialog = page.getByRole('dialog', { name });
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  }
}

describeApplication('The text of a progress message', (open) => {
  test('is edited with tokens and a preview, and the next tick uses it', async () => {
    const { page } = await open();
    await openMatter(page, shahMatter);
    const edit = await editText(page);
    const message = field(edit, 'Message');
    await message.fill('Good news ');
    await message.press('End');
    await edit.getByRole('button', { name: 'Insert Token' }).click();
    const tokens = page.getByRole('dialog', { name: 'Insert Token' });
    await tokens.getByRole('combobox').fill('salutation');
    await tokens.getByRole('option', { name: /Salutation/i }).click();
    await tokens.waitFor({ state: 'hidden' });
    await eventually(() => message.inputValue()).toBe('Good news {{ client.salutation }}');
    await eventually(() => message.evaluate((area) => area === document.activeElement)).toBe(true);
    await message.pressSequentially(': the searches are back.');
    await edit.getByText('Good news Mrs Shah: the searches are back.').waitFor();
    await edit.getByText('Good news Mr Shah: the searches are back.').waitFor();
    await edit.getByRole('button', { name: 'Save' }).click();
    await edit.waitFor({ state: 'hidden' });
    await closeDialogs(page);

    await goTo(page, 'Find');
    await openMatter(page, shahMatter);
    await clickTask(page, searchesReceived);
    const panel = whatHappened(page);
    await panel.getByText('Good news Mrs Shah: the searches are back.').waitFor();
    await panel.getByText('Good news Mr Shah: the searches are back.').waitFor();
    expect(await panel.getByText(/your search results are in/).count()).toBe(0);
  });

  test('with a fault is told beside the field, and what was typed stays', async () => {
    const { page } = await open();
    await openMatter(page, shahMatter);
    const edit = await editText(page);
    const message = field(edit, 'Message');
    for (const faulty of ['Dear {{ client.nonsense }}', 'Dear {{ client.salutation']) {
      await message.fill(faulty);
      await edit.getByRole('button', { name: 'Save' }).click();
      await eventually(() => message.getAttribute('aria-invalid')).toBe('true');
      const told = await message.evaluate((area) =>
        (area.getAttribute('aria-describedby') ?? '')
          .split(' ')
          .map((id) => document.getElementById(id)?.textContent ?? '')
          .join(' '),
      );
      expect(told).toMatch(faulty.includes('nonsense') ? /client\.nonsense/ : /brace|closed|}}/);
      expect(await message.inputValue()).toBe(faulty);
    }
    await message.fill('');
    await edit.getByRole('button', { name: 'Save' }).click();
    await edit.getByText('Type the message.').waitFor();

    await edit.getByRole('button', { name: 'Cancel' }).click();
    await edit.waitFor({ state: 'hidden' });
    const actions = page.getByRole('dialog', { name: 'Triggered Actions' });
    await actions.getByText(/your search results are in/).waitFor();
  });
});
