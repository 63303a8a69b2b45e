import { expect, test } from 'vitest';
import { describeApplication } from './support/application.ts';
import { addMatter, addMatterType, addPerson, callFrom, definitionOf } from './support/calls.ts';
import { clickTask, eventually, openMatter, shahMatter, taskBox, whatHappened } from './support/steps.ts';

describeApplication('Un-ticking', (open) => {
  test('puts back what the tick did, says what stays, and offers a web page meanwhile', async () => {
    const { page, faults } = await open();
    await page.getByRole('row', { name: shahMatter }).waitFor();
    const { matterTypeId, templates, statusTypes } = await addMatterType(page, 'Lease Extension', {
      Steps: [definitionOf('Notice served')],
    });
    const { categories } = await callFrom(page, 'options.matterType', { matterTypeId });
    const definition = definitionOf('Case closed', [
      { kind: 'change_status', statusTypeId: statusTypes.get('Active') ?? '' },
      { kind: 'set_tasks', templateIds: [templates.get('Notice served') ?? ''], notRequired: true },
      { kind: 'set_field', token: 'matter.exchange_date', value: { kind: 'fixed', value: '2027-03-04' } },
      { kind: 'create_reminder', text: 'Send the bill', days: 3, unit: 'days' },
      { kind: 'create_file_note', description: 'Closing', body: 'Closed by agreement.' },
      { kind: 'open_web_page', url: 'https://example.com/close?ref={{ matter.reference }}' },
    ]);
    await callFrom(page, 'options.addTask', {
      categoryId: categories.find(({ name }) => name === 'Steps')?.id ?? '',
      definition,
    });
    const client = await addPerson(page, 'Mrs Ana Reed', '07700 900301');
    const reference = await addMatter(page, matterTypeId, [client]);
    await openMatter(page, reference);

    await clickTask(page, 'Case closed');
    const asking = page.getByRole('dialog', { name: 'Tick “Case closed”' });
    await asking.getByRole('button', { name: 'Tick the task' }).click();
    const panel = whatHappened(page);
    const link = panel.getByRole('link', { name: 'Open the page' });
    await link.waitFor();
    expect(await link.getAttribute('href')).toMatch(/^https:\/\/example\.com\/close\?ref=/);
    expect(await link.getAttribute('target')).toBe('_blank');
    expect(await panel.getByRole('listitem').count()).toBe(6);
    const tasks = page.getByRole('grid', { name: 'Tasks' });
    await tasks.getByRole('row', { name: 'Send the bill' }).waitFor();
    await tasks.getByRole('row', { name: 'Reminders' }).waitFor();
    await page.getByText('Active', { exact: true }).first().waitFor();
    await page.getByText('Exchange 4 Mar 2027').waitFor();
    expect(await tasks.getByRole('row', { name: 'Notice served' }).count()).toBe(0);

    await panel.getByRole('button', { name: 'Undo' }).click();
    await panel.getByText('“Case closed” is outstanding again').waitFor();
    for (const sentence of [
      'The status is Quote again.',
      '“Notice served” is required again.',
      'The reminder “Send the bill” was taken away.',
      'The file note “Closing” stays on the file.',
    ]) {
      await panel.getByText(sentence).waitFor();
    }
    await page.getByText('Quote', { exact: true }).first().waitFor();
    await tasks.getByRole('row', { name: 'Notice served' }).waitFor();
    await tasks.getByRole('row', { name: 'Send the bill' }).waitFor({ state: 'hidden' });
    await eventually(() => taskBox(page, 'Case closed').isChecked()).toBe(false);
    expect(faults).toEqual([]);
  });
});
