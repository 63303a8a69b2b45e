import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible, focused, opened } from './support/accessible.ts';
import { describeApplication } from './support/application.ts';
import { addMatter, addMatterType, addPerson, definitionOf } from './support/calls.ts';
import {
  choose,
  discard,
  eventually,
  field,
  openMatter,
  pressEscape,
  shahMatter,
  showTab,
  taskBox,
  whatHappened,
} from './support/steps.ts';

const body = 'Dear {{ client.salutation }}, we have begun.';
const text = { kind: 'send_progress_message', channel: 'sms', subject: '', body, reviewFirst: true } as const;
const note = { kind: 'create_file_note', description: 'Instructions', body: '' } as const;

async function openSmallMatter(page: Page): Promise<void> {
  await page.getByRole('row', { name: shahMatter }).waitFor();
  const { matterTypeId } = await addMatterType(page, 'Lease Extension', {
    Steps: [
      definitionOf('Identity checked', [], { preActivation: true }),
      definitionOf('Work begun', [
        note,
        text,
        { ...text, channel: 'email', subject: 'Begun' },
        { kind: 'open_web_page', url: 'https://example.com/' },
      ]),
      definitionOf('Notice served'),
    ],
  });
  const client = await addPerson(page, 'Mrs Ana Reed', '07700 900301');
  await openMatter(page, await addMatter(page, matterTypeId, [client]));
  await taskBox(page, 'Work begun').waitFor();
}

describeApplication('Accessibility of Progress and New Matter', (open) => {
  test('of every dialog over the tasks', async () => {
    const { page, faults } = await open();
    await openSmallMatter(page);
    const row = (name: string) => page.getByRole('grid', { name: 'Tasks' }).getByRole('row', { name });
    await row('Identity checked').click();
    await page.keyboard.press('Control+a');
    await page.getByText('3 tasks chosen').waitFor();
    await expectAccessible(page, 'Progress with several chosen');
    await page.keyboard.press('d');
    await opened(page.getByRole('dialog', { name: 'Target date' }));
    await expectAccessible(page, 'Target date');
    await pressEscape(page);
    await row('Notice served').click();
    await page.keyboard.press('n');
    await row('Not required').waitFor();
    await expectAccessible(page, 'Progress with a task not required');

    await page.getByRole('button', { name: 'Add task' }).click();
    const adding = await opened(page.getByRole('dialog', { name: 'Add task' }));
    await adding.getByRole('button', { name: 'Add task' }).click();
    await expectAccessible(page, 'Add task with a fault');
    await pressEscape(page);
    await page.getByRole('button', { name: 'More' }).click();
    await opened(page.getByRole('menu'));
    await expectAccessible(page, 'More');
    await pressEscape(page);
    await row('Work begun').dblclick();
    await opened(page.getByRole('dialog', { name: 'Work begun' }));
    await expectAccessible(page, 'Task');
    expect(faults).toEqual([]);
  });

  test('of what a tick asks, what it did, and what un-ticking did', async () => {
    const { page, faults } = await open();
    await openSmallMatter(page);
    const row = (name: string) => page.getByRole('grid', { name: 'Tasks' }).getByRole('row', { name });
    await row('Work begun').click();
    await page.keyboard.press('Space');
    const asking = await opened(page.getByRole('dialog', { name: 'Tick “Work begun”' }));
    await asking.getByRole('button', { name: 'Tick the task' }).click();
    await asking.getByText('Type the note.').waitFor();
    await field(asking, 'Text to Mrs Ana Reed').fill('Keys today 😀');
    await expectAccessible(page, 'What a tick asks');
    await field(asking, 'Note').fill('Seen.');
    await asking.getByRole('button', { name: 'Tick the task' }).click();
    await whatHappened(page).getByRole('link', { name: 'Open the page' }).waitFor();
    await expectAccessible(page, 'What every action did');
    await whatHappened(page).getByRole('button', { name: 'Undo' }).click();
    await whatHappened(page).getByText('stays on the file').waitFor();
    await expectAccessible(page, 'What un-ticking did');
    expect(faults).toEqual([]);
  });

  test('of New Matter and its contacts', async () => {
    const { page, faults } = await open();
    await openSmallMatter(page);
    await page.keyboard.press('Control+n');
    const dialog = await opened(page.getByRole('dialog', { name: 'New matter' }));
    await choose(page, 'Matter type', 'Purchase');
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await dialog.getByText('Add at least one client.').waitFor();
    await expectAccessible(page, 'New matter with faults');
    await dialog.getByRole('combobox', { name: 'Clients' }).fill('reed');
    await page.getByRole('option', { name: 'Mrs Ana Reed' }).waitFor();
    await expectAccessible(page, 'Clients to choose from');
    await page.getByRole('option', { name: 'New contact' }).click();
    const contact = await opened(page.getByRole('dialog', { name: 'New contact' }));
    await field(contact, 'Mobile').fill('12');
    await contact.getByRole('button', { name: 'Add contact' }).click();
    await contact.getByText('This is not a number').waitFor();
    await expectAccessible(page, 'New contact with a fault');
    await discard(page);
    await contact.waitFor({ state: 'hidden' });
    await discard(page);
    await dialog.waitFor({ state: 'hidden' });

    expect(faults).toEqual([]);
  });

  test('of what Details opens', async () => {
    const { page, faults } = await open();
    await openSmallMatter(page);
    await showTab(page, 'Details');
    await page.getByRole('button', { name: 'Edit matter' }).click();
    await opened(page.getByRole('dialog', { name: 'Edit matter' }));
    await expectAccessible(page, 'Edit matter');
    await pressEscape(page);
    await page.getByRole('button', { name: 'Change status' }).click();
    await page.getByRole('menuitemradio', { name: 'Active' }).click();
    await opened(page.getByRole('dialog', { name: 'The status was not changed' }));
    await expectAccessible(page, 'A status refused');
    await pressEscape(page);
    await page.getByRole('button', { name: 'Change status' }).click();
    await page.getByRole('menuitemradio', { name: 'Cancelled' }).click();
    await opened(page.getByRole('alertdialog'));
    await expectAccessible(page, 'A status that closes the matter');
    await pressEscape(page);
    await page.getByRole('button', { name: 'Add a person' }).click();
    await opened(page.getByRole('dialog', { name: 'Add a person' }));
    await expectAccessible(page, 'Add a person');
    await pressEscape(page);
    await page.getByRole('button', { name: 'Edit Mrs Ana Reed' }).click();
    await opened(page.getByRole('dialog', { name: 'Mrs Ana Reed' }));
    await expectAccessible(page, 'A person');
    expect(faults).toEqual([]);
  });

  test('by the keyboard alone: choosing, dating, a note, a filter, and the way back', async () => {
    const { page } = await open();
    await openSmallMatter(page);
    const { keyboard } = page;
    await eventually(() => focused(page)).toBe('row Identity checked');
    await keyboard.press('Shift+ArrowDown');
    await keyboard.press('Control+ArrowDown');
    await keyboard.press('Control+Space');
    await page.getByText('3 tasks chosen').waitFor();
    await keyboard.press('Escape');
    await page.getByText('1 task chosen').waitFor();
    await keyboard.press('d');
    await opened(page.getByRole('dialog', { name: 'Target date' }));
    await keyboard.type('02032020');
    await keyboard.press('Enter');
    await page.getByRole('row', { name: /Notice served.*2 Mar 2020, overdue/ }).waitFor();
    await eventually(() => focused(page), 'the focus goes back to the task').toContain('row Notice served');

    await keyboard.press('Enter');
    const task = await opened(page.getByRole('dialog', { name: 'Notice served' }));
    await keyboard.press('Escape');
    await task.waitFor({ state: 'hidden' });
    await eventually(() => focused(page), 'and back again').toContain('row Notice served');

    await keyboard.press('/');
    await keyboard.type('work');
    await keyboard.press('ArrowDown');
    await eventually(() => focused(page)).toContain('row Work begun');
    await keyboard.press('Space');
    const asking = await opened(page.getByRole('dialog', { name: 'Tick “Work begun”' }));
    await eventually(() => field(asking, 'Note').evaluate((area) => area === document.activeElement)).toBe(
      true,
    );
    await keyboard.type('Seen.');
    for (let pressed = 0; pressed < 20 && !(await focused(page)).includes('Tick the task'); pressed += 1) {
      await keyboard.press('Tab');
    }
    await keyboard.press('Enter');
    await whatHappened(page).getByText('“Work begun” is done').waitFor();
    await eventually(() => focused(page), 'the focus goes back to the task').toContain('row Work begun');
    await eventually(() => taskBox(page, 'Work begun').isChecked()).toBe(true);
  });
});
