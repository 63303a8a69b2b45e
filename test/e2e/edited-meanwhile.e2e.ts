import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeApplication } from './support/application.ts';
import { callFrom } from './support/calls.ts';
import { eventually, field, openMatter, openOptions, shahMatter, showTab } from './support/steps.ts';

/** The sample matter as it is stored. */
async function readMatter(page: Page) {
  const { matters } = await callFrom(page, 'matters.find', { text: shahMatter, limit: 1, after: null });
  return callFrom(page, 'matters.get', { matterId: matters[0]?.id ?? '' });
}

/** Saves the matter as a colleague would who typed this. */
async function colleagueSaves(page: Page, typed: { subject?: string; completionDate?: string }) {
  const { id: matterId, subject, feeEarnerId, exchangeDate, completionDate } = await readMatter(page);
  const was = { subject, feeEarnerId, exchangeDate, completionDate, fields: {} };
  await callFrom(page, 'matters.save', { matterId, was, form: { ...was, ...typed } });
}

describeApplication('What somebody else saved meanwhile', (open) => {
  test('a matter keeps the date they set; where both typed, it is said, and the next save replaces theirs', async () => {
    const { page, faults } = await open();
    await openMatter(page, shahMatter);
    await showTab(page, 'Details');
    await page.getByRole('button', { name: 'Edit matter' }).click();
    const edit = page.getByRole('dialog', { name: 'Edit matter' });
    await field(edit, 'Property or subject').fill('My subject');
    await colleagueSaves(page, { subject: 'Their subject', completionDate: '2027-03-05' });
    await edit.getByRole('button', { name: 'Save' }).click();
    await edit.getByText('Saved meanwhile: Property or subject: Their subject.').waitFor();
    await edit.getByRole('alert').getByText('compare, then save again').waitFor();
    expect(await field(edit, 'Property or subject').inputValue()).toBe('My subject');
    await edit.getByRole('button', { name: 'Save' }).click();
    await edit.waitFor({ state: 'hidden' });
    const { subject, completionDate } = await readMatter(page);
    expect({ subject, completionDate }).toEqual({ subject: 'My subject', completionDate: '2027-03-05' });
    expect(faults).toEqual([]);
  });

  test('a contact and a note stay as they were typed, beside what they saved', async () => {
    const { page, faults } = await open();
    await openMatter(page, shahMatter);
    await showTab(page, 'Details');
    const people = page.getByRole('table', { name: 'People' });
    await people
      .getByRole('button', { name: /^Edit .*Shah/ })
      .first()
      .click();
    const contact = page.getByRole('dialog', { name: /Shah/ });
    await field(contact, 'Email').fill('mine@example.com');
    const { id: matterId, parties } = await readMatter(page);
    const contactId = parties.find(({ name }) => name.includes('Shah'))?.contactId ?? '';
    const { id: _, optedOut: __, revision, ...theirs } = await callFrom(page, 'people.get', { contactId });
    const form = { ...theirs, mobile: '07700 900119', sendEmails: false };
    await callFrom(page, 'people.save', { contactId, revision, form });
    await contact.getByRole('button', { name: 'Save' }).click();
    await contact
      .getByText(/^Saved meanwhile: Mobile: 07700 900119; Email: .*; Wants emails: no\.$/)
      .waitFor();
    expect(await field(contact, 'Email').inputValue()).toBe('mine@example.com');
    await contact.getByRole('button', { name: 'Save' }).click();
    await contact.waitFor({ state: 'hidden' });
    expect(await callFrom(page, 'people.get', { contactId })).toMatchObject({ email: 'mine@example.com' });

    await showTab(page, 'Progress');
    const { categories } = await callFrom(page, 'progress.open', { matterId });
    const task = categories
      .flatMap(({ tasks }) => tasks)
      .find(({ completedAt, notRequired }) => completedAt === null && !notRequired);
    const { id: taskId = '', name = '', note: was = '' } = task ?? {};
    await page.getByRole('grid', { name: 'Tasks' }).getByRole('row', { name }).first().dblclick();
    const dialog = page.getByRole('dialog', { name });
    await field(dialog, 'Note').fill('Mine');
    await callFrom(page, 'progress.saveNote', { taskId, was, note: 'Theirs' });
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('Saved meanwhile: Note: Theirs.').waitFor();
    expect(await field(dialog, 'Note').inputValue()).toBe('Mine');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('img', { name: 'Note: Mine' }).waitFor();
    expect(faults).toEqual([]);
  });

  test('the firm keeps what another administrator saved', async () => {
    const { page, faults } = await open();
    await openOptions(page, 'Firm');
    await field(page, 'Name').fill('My name');
    const was = await callFrom(page, 'options.firm', {});
    const form = { ...was, name: 'Their name', phone: '0117 496 0199' };
    await callFrom(page, 'options.saveFirm', { was, form });
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved meanwhile: Name: Their name.').waitFor();
    expect(await field(page, 'Name').inputValue()).toBe('My name');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await eventually(async () => (await callFrom(page, 'options.firm', {})).name).toBe('My name');
    expect((await callFrom(page, 'options.firm', {})).phone).toBe('0117 496 0199');
    expect(faults).toEqual([]);
  });
});
