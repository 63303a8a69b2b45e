import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeApplication } from './support/application.ts';
import { chooseIn } from './support/dialog-steps.ts';
import {
  eventually,
  field,
  goTo,
  openMatter,
  openOptions,
  pressEscape,
  searchesReceived,
  shahMatter,
  taskBox,
} from './support/steps.ts';
import {
  editAction,
  editTask,
  openActions,
  retype,
  saveTask,
  showPage,
  textOf,
} from './support/task-template.ts';

/** What has the focus: its name, and the group it stands in. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    const name = element?.getAttribute('aria-label') ?? element?.textContent ?? '';
    return `${name} in ${element?.closest('[role=group]')?.getAttribute('aria-label')}`;
  });

/** Presses Enter on a button that the keyboard has come to. */
async function press(button: Locator): Promise<void> {
  await button.focus();
  await button.page().keyboard.press('Enter');
}

/** With the focus on Token: chooses one by its name, with the keyboard. */
async function chooseToken(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Enter');
  const tokens = page.getByRole('dialog', { name: 'Insert Token' });
  await tokens.waitFor();
  await page.keyboard.type(name);
  await eventually(() => tokens.getByRole('option').count()).toBe(1);
  await page.keyboard.press('Enter');
  await tokens.waitFor({ state: 'hidden' });
}

/** Saves a task as another administrator does, from another window. */
async function saveAsAnother(page: Page, task: string, name: string): Promise<void> {
  const answer = await page.evaluate(
    async ({ task: wanted, name: changed }) => {
      type Answer = { ok: boolean; value: Record<string, never> };
      const bridge = window as unknown as {
        clerkwell: { call(name: string, input: unknown): Promise<Answer> };
      };
      const ask = async (call: string, input: unknown) => (await bridge.clerkwell.call(call, input)).value;
      const { matterTypes } = (await ask('options.matterTypes', {})) as unknown as {
        matterTypes: { id: string; name: string }[];
      };
      const matterTypeId = matterTypes.find((type) => type.name === 'Purchase')?.id;
      const { categories } = (await ask('options.matterType', { matterTypeId })) as unknown as {
        categories: { tasks: { id: string; name: string }[] }[];
      };
      const templateId = categories.flatMap(({ tasks }) => tasks).find((one) => one.name === wanted)?.id;
      const { revision, definition } = (await ask('options.taskTemplate', { templateId })) as unknown as {
        revision: number;
        definition: object;
      };
      return bridge.clerkwell.call('options.saveTask', {
        templateId,
        revision,
        definition: { ...definition, name: changed, target: null },
      });
    },
    { task, name },
  );
  expect(answer).toMatchObject({ ok: true });
}

describeApplication('Conditions', (open) => {
  test('are built with the keyboard, previewed on the open matter, and decide what shows', async () => {
    const { page, faults } = await open();
    await openMatter(page, shahMatter);
    await taskBox(page, searchesReceived).waitFor();
    const task = await editTask(page, 'Purchase', searchesReceived);
    await showPage(task, 'Visibility');
    await press(task.getByRole('button', { name: 'Add condition' }));
    await eventually(() => focused(page)).toBe('Token in Line 1: no token chosen');
    const first = task.getByRole('group', { name: 'Line 1: no token chosen' });
    expect(await first.getByRole('button', { name: /Condition/ }).isDisabled()).toBe(true);
    await chooseToken(page, 'purchase price');
    await eventually(() => focused(page)).toBe('Token in Line 1: Purchase price');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const comparisons = page.getByRole('listbox');
    await comparisons.waitFor();
    await eventually(() => focused(page)).toMatch(/^is in /);
    await page.keyboard.type('is more');
    await eventually(() => focused(page)).toMatch(/^is more than in /);
    await page.keyboard.press('Enter');
    // The list gives the focus back to its button; a key pressed before that is lost.
    await comparisons.waitFor({ state: 'hidden' });
    await eventually(() => focused(page)).toMatch(/ in Line 1: Purchase price$/);
    await page.keyboard.press('Tab');
    const amount = field(task, 'Value');
    await eventually(() => amount.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.type('300,000');
    await task.getByText('Purchase price is more than £300,000.00').waitFor();
    await task.getByText('Found: £385,000.00').waitFor();
    await task.getByText('The condition holds.').waitFor();
    await field(task, 'Value').fill('£400000');
    await task.getByText('Purchase price is more than £400,000.00').waitFor();
    await task.getByText('The condition does not hold.').waitFor();
    await task.getByText('Fails').first().waitFor();

    await saveTask(page, 'apply');
    await goTo(page, 'Find');
    await openMatter(page, shahMatter);
    await taskBox(page, 'Search results checked and reported').waitFor();
    await eventually(() => taskBox(page, searchesReceived).count()).toBe(0);
    expect(faults).toEqual([]);
  });

  test('have groups in groups, and lines of status and task; the focus stays where the work is', async () => {
    const { page } = await open();
    await openMatter(page, shahMatter);
    const task = await editTask(page, 'Purchase', searchesReceived);
    await showPage(task, 'Visibility');
    await press(task.getByRole('button', { name: 'Add condition' }));
    await chooseToken(page, 'searches ordered');
    const condition = task.getByRole('group', { name: 'condition 1', exact: true });
    await press(condition.getByRole('button', { name: 'Add group' }));
    await eventually(() => focused(page)).toBe('Token in Line 1: no token chosen');
    await chooseToken(page, 'kind of status');
    const inner = task.getByRole('group', { name: 'group 2 of condition 1', exact: true });
    await chooseIn(inner, 'Match of group 2 of condition 1', 'None of these');
    await inner.getByRole('button', { name: 'Kinds of status…' }).click();
    await page.getByRole('checkbox', { name: 'Quote' }).focus();
    await page.keyboard.press('Space');
    await pressEscape(page);
    await task.getByText('Status is of kind Quote').waitFor();
    await task.getByText('The condition holds.').waitFor();
    expect(await task.getByText('Found: Active').count()).toBe(1);

    await press(condition.getByRole('button', { name: 'Add line' }).last());
    await chooseToken(page, 'leasehold');
    await eventually(() => focused(page)).toBe('Token in Line 3: Leasehold');
    await task.getByText('The condition does not hold.').waitFor();
    await press(task.getByRole('button', { name: 'Move line 3 up' }));
    await eventually(() => focused(page)).toBe('Token in Line 2: Leasehold');
    await press(task.getByRole('button', { name: 'Remove line 2' }));
    await eventually(() => focused(page)).toBe('Add line in group 2 of condition 1');
    await press(inner.getByRole('button', { name: 'Remove line 1' }));
    await eventually(() => focused(page)).toBe('Add line in group 2 of condition 1');
    await press(task.getByRole('button', { name: 'Remove group 2 of condition 1' }));
    await eventually(() => focused(page)).toBe('Token in Line 1: Task “Searches ordered”');
    await task.getByText('The condition holds.').waitFor();
  });

  test('of an action are the same by its button and by its page, and show on any matter', async () => {
    const { page } = await open();
    await openMatter(page, shahMatter);
    const task = await editTask(page, 'Purchase', searchesReceived);
    const actions = await openActions(page);
    await actions.getByRole('option', { name: /^Text to each client/ }).click();
    await actions.getByRole('button', { name: 'Condition' }).click();
    const edit = page.getByRole('dialog', { name: 'Edit Triggered Action' });
    expect(await edit.getByRole('tab', { name: 'Condition' }).getAttribute('aria-selected')).toBe('true');
    await press(edit.getByRole('button', { name: 'Add condition' }));
    await chooseToken(page, 'matter reference');
    await edit.getByRole('button', { name: 'Done' }).click();
    await edit.getByText('“Matter reference is” needs a value.').first().waitFor();
    await edit.getByRole('textbox', { name: 'Value' }).fill('HL/2026/0412');
    await edit.getByText('The condition holds.').waitFor();

    await edit.getByRole('button', { name: /^Matter: HL\/2026\/0412/ }).click();
    const matters = page.getByRole('dialog', { name: 'Choose a matter' });
    // Until the matters are there, the list has a row that says that they are being looked for.
    const other = matters
      .getByRole('option')
      .filter({ hasText: /HL\/\d{4}\/\d{4}/, hasNotText: 'HL/2026/0412' })
      .first();
    const [reference = ''] = /HL\/\d{4}\/\d{4}/.exec((await other.textContent()) ?? '') ?? [];
    await other.click();
    await edit.getByText('The condition does not hold.').waitFor();
    await edit.getByText(`Found: ${reference}`).waitFor();

    await edit.getByRole('button', { name: 'Done' }).click();
    await edit.waitFor({ state: 'hidden' });
    const sentence = 'Only when Matter reference is “HL/2026/0412”';
    await actions.getByText(sentence).waitFor();
    await task.getByText(sentence).waitFor({ state: 'attached' });
    const again = await editAction(page, 'Text to each client');
    await showPage(again, 'Condition');
    expect(await again.getByRole('textbox', { name: 'Value' }).inputValue()).toBe('HL/2026/0412');
  });
});

describeApplication('Edit Task Template', (open) => {
  test('tells that another administrator saved, shows what differs, and the second save replaces theirs', async () => {
    const { page } = await open();
    const task = await editTask(page, 'Purchase', searchesReceived);
    await field(task, 'Name').fill('Searches are back');
    await openActions(page);
    const edit = await editAction(page, 'Text to each client');
    await retype(page, field(edit, 'Message'), 'My own words');
    await edit.getByRole('button', { name: 'Done' }).click();
    await edit.waitFor({ state: 'hidden' });
    await pressEscape(page);
    await saveAsAnother(page, searchesReceived, 'Results of searches');

    await task.getByRole('button', { name: 'Save', exact: true }).click();
    const differences = page.getByRole('dialog', { name: 'Theirs and yours' });
    await differences.waitFor();
    const told = await differences.textContent();
    for (const words of ['Results of searches', 'Searches are back', 'No target date', 'My own words'])
      expect(told).toContain(words);
    expect(told).not.toContain('Email to each client');
    await pressEscape(page);
    await differences.waitFor({ state: 'hidden' });
    await showPage(task, 'General');
    expect(await field(task, 'Name').inputValue()).toBe('Searches are back');

    await saveTask(page, 'new-only');
    await page.getByRole('rowheader', { name: 'Searches are back', exact: true }).waitFor();
    await editTask(page, 'Purchase', 'Searches are back');
    await openActions(page);
    expect(await textOf(field(await editAction(page, 'Text to each client'), 'Message'))).toBe(
      'My own words',
    );
  });

  test('names the loop of target dates on the page where it is', async () => {
    const { page } = await open();
    const task = await editTask(page, 'Purchase', 'Searches ordered');
    await showPage(task, 'Target date');
    await chooseIn(task, 'Counted from', 'the completion of a task');
    await chooseIn(task, 'Task', 'Searches received Contract and Searches');
    await task.getByText(/working days after “Searches received” is completed\.$/).waitFor();
    // The sentence follows the typing: the field need not be left.
    await field(task, 'Amount').fill('12');
    await task.getByText(/^12 working days after “Searches received” is completed\.$/).waitFor();
    await showPage(task, 'Pre-activation');
    await task.getByRole('button', { name: 'Save', exact: true }).click();
    await task.getByRole('tab', { name: 'Target date (1 fault)', selected: true }).waitFor();
    const panel = task.getByRole('tabpanel');
    await panel
      .getByText(
        /loop: .*“Searches ordered”.*“Searches received”|loop: .*“Searches received”.*“Searches ordered”/,
      )
      .waitFor();
    await task.getByText('It has a target date').click();
    await saveTask(page, 'new-only');
  });

  test('asks before changes are thrown away, and Cancel is the default', async () => {
    const { page } = await open();
    const task = await editTask(page, 'Purchase', searchesReceived);
    await field(task, 'Name').fill('Changed');
    await pressEscape(page);
    const question = page.getByRole('alertdialog');
    await question.waitFor();
    await page.keyboard.press('Enter');
    await question.waitFor({ state: 'hidden' });
    expect(await field(task, 'Name').inputValue()).toBe('Changed');
    await pressEscape(page);
    await question.getByRole('button', { name: 'Discard changes' }).click();
    await task.waitFor({ state: 'hidden' });
    await page.getByRole('rowheader', { name: searchesReceived, exact: true }).waitFor();
  });

  test('adds an action of every kind, in the order the administrator sets', async () => {
    const { page } = await open();
    await editTask(page, 'Purchase', 'Title checked');
    const actions = await openActions(page);
    const edit = page.getByRole('dialog', { name: 'Add Triggered Action' });
    const add = async (kind: string) => {
      await actions.getByRole('button', { name: 'Add', exact: true }).click();
      await page.getByRole('menuitem', { name: kind }).click();
      await edit.waitFor();
    };
    const done = async () => {
      await edit.getByRole('button', { name: 'Done' }).click();
      await edit.waitFor({ state: 'hidden' });
    };
    await actions.getByRole('button', { name: 'Add', exact: true }).click();
    for (const coming of [/Word template/, /Land Registry/])
      expect(await page.getByRole('menuitem', { name: coming }).getAttribute('aria-disabled')).toBe('true');
    await pressEscape(page);

    await add('Create file note');
    await field(edit, 'What the note is about').click();
    await page.keyboard.type('Title');
    await done();
    await add('Email to a party');
    await retype(page, field(edit, 'Subject'), 'Title');
    await retype(page, field(edit, 'Message'), 'The title is good.');
    await done();
    await add('Change status');
    await edit.getByRole('button', { name: 'Done' }).click();
    await edit.getByText('Choose the status.').waitFor();
    await chooseIn(edit, 'Change the status to', 'Exchanged Active');
    await done();
    await add('Set a field or key date');
    await chooseIn(edit, 'Field', 'Exchange date Key Dates');
    await edit.getByText('A day counted from the tick').click();
    await done();
    await add('Set other tasks');
    await edit.getByText('File closed (Post Completion)').click();
    await done();
    await add('Open a web page');
    await retype(page, field(edit, 'Address of the page'), 'https://example.com/');
    await done();
    await add('Create a reminder');
    await field(edit, 'Remind of').click();
    await page.keyboard.type('Look again');
    await done();

    await actions.getByRole('button', { name: 'Up', exact: true }).click();
    const sentences = [
      /^File note: “Title”/,
      /^Email to the other side’s solicitor: “Title”/,
      /^Change the status to Exchanged/,
      /^Set “Exchange date” to 5 working days after the tick/,
      /^Set “File closed” not required/,
      /^Remind 5 working days after the tick: “Look again”/,
      /^Open https:\/\/example\.com\//,
    ];
    const listed = await actions.getByRole('option').allInnerTexts();
    expect(listed).toHaveLength(sentences.length);
    for (const [index, sentence] of sentences.entries()) expect(listed[index]).toMatch(sentence);
    await saveTask(page, 'new-only');
    await editTask(page, 'Purchase', 'Title checked');
    await openActions(page);
    expect(await actions.getByRole('option').allInnerTexts()).toEqual(listed);
  });
});

describeApplication('The test bench', (open) => {
  test('shows each text as the client would have it, and sends nothing', async () => {
    const { page } = await open();
    await openMatter(page, shahMatter);
    await openOptions(page, 'Test bench');
    await chooseIn(
      page.getByRole('region', { name: 'Page' }),
      'Task',
      'Searches received Contract and Searches',
    );
    const text = page.getByRole('group', { name: /^Action 1/ });
    await text.getByText(/^Dear Mrs Shah, your search results are in\./).waitFor();
    await text.getByText(/^Dear Mr Shah, your search results are in\./).waitFor();
    await text
      .getByText(/^Text, \d+ characters, 1 SMS$/)
      .first()
      .waitFor();
    const email = page.getByRole('group', { name: /^Action 2/ });
    await email.getByText('HL/2026/0412: your search results have arrived').first().waitFor();
    await page.getByText('In all 2 texts, which make 2 SMS.').waitFor();

    await goTo(page, 'Find');
    await openMatter(page, shahMatter);
    expect(await taskBox(page, searchesReceived).isChecked()).toBe(false);
  });
});
