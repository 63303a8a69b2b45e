import { expect, test } from 'vitest';
import { describeApplication, temporaryFolder } from './support/application.ts';
import {
  clickTask,
  documentRows,
  eventually,
  goTo,
  openMatter,
  openOptions,
  pressEscape,
  searchesReceived,
  shahMatter,
  showTab,
  taskBox,
  whatHappened,
} from './support/steps.ts';

describeApplication('Starting', (open) => {
  test('the first start has the sample firm, and the second what the first left', async () => {
    const dataFolder = temporaryFolder();
    const first = await open({ dataFolder });
    const rowsOf = (page: typeof first.page) => page.getByRole('grid', { name: 'Matters' }).getByRole('row');
    await eventually(() => rowsOf(first.page).count()).toBe(16);
    await openMatter(first.page, shahMatter);
    await clickTask(first.page, searchesReceived);
    await whatHappened(first.page).getByText(`“${searchesReceived}” is done`).waitFor();
    await first.close();

    const { page } = await open({ dataFolder });
    await eventually(() => rowsOf(page).count()).toBe(16);
    await openMatter(page, shahMatter);
    await page.getByRole('radio', { name: 'All' }).locator('xpath=ancestor::label').click();
    await eventually(() => taskBox(page, searchesReceived).isChecked()).toBe(true);
    await showTab(page, 'Documents');
    await eventually(() => documentRows(page, 'your search results').count()).toBe(4);
  });

  test('an empty firm says where to begin, offers the sample firm, and loads it', async () => {
    const { page, faults } = await open({ empty: true });
    await page.getByText('There is none yet.').waitFor();
    expect(await page.getByRole('row').count()).toBe(0);
    for (const [button, heading] of [
      ['Fill in the firm', 'Firm'],
      ['Set up matter types', 'Matter Types'],
    ] as const) {
      await page.getByRole('button', { name: button }).click();
      await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor();
      await goTo(page, 'Find');
    }
    await page.getByRole('button', { name: 'Open the first matter' }).click();
    await page
      .getByRole('dialog', { name: 'New matter' })
      .getByText('There is no matter type yet.')
      .waitFor();
    await pressEscape(page);
    await page.getByRole('button', { name: 'Load the sample firm' }).click();
    await page.getByRole('row', { name: shahMatter }).waitFor();
    expect(await page.getByRole('button', { name: 'Load the sample firm' }).count()).toBe(0);
    expect(faults).toEqual([]);
  });

  test('no screen breaks the rules of its own page', async () => {
    const { page, faults } = await open();
    await openMatter(page, shahMatter);
    for (const tab of ['Progress', 'Documents', 'Details'] as const) {
      await showTab(page, tab);
      await page.getByRole('tabpanel', { name: tab }).waitFor();
    }
    for (const name of ['Matter Types', 'Purchase', 'Sending', 'SMS account', 'Email account']) {
      await openOptions(page, name);
    }
    expect(faults).toEqual([]);

    // What the rules are for: a script or an address that is not the product's own is refused, and is seen here.
    await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'window.ranForeignScript = true';
      document.head.append(script);
      await fetch('https://example.com/').catch(() => {});
    });
    expect(await page.evaluate(() => 'ranForeignScript' in window)).toBe(false);
    await eventually(() => faults.join('\n')).toMatch(/inline script violates .*Content Security Policy/);
    await eventually(() => faults.join('\n')).toMatch(/example\.com.* violates .*Content Security Policy/);
  });
});
