import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeApplication } from './support/application.ts';
import { eventually, shahMatter } from './support/steps.ts';

/** Types into Find as fast as can be: each text replaces the last, and no answer comes in between. "\n" is Enter. */
async function typeAtOnce(page: Page, ...texts: string[]): Promise<void> {
  await page.getByRole('row', { name: shahMatter }).waitFor();
  await page.getByRole('searchbox').evaluate(async (box, typed) => {
    const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    for (const text of typed) {
      if (text === '\n') {
        const enter = { key: 'Enter', bubbles: true, cancelable: true };
        box.dispatchEvent(new KeyboardEvent('keydown', enter));
        box.dispatchEvent(new KeyboardEvent('keyup', enter));
      } else {
        write?.call(box, text);
        box.dispatchEvent(new Event('input', { bubbles: true }));
      }
      // The screen takes it in; an answer comes later than that.
      await Promise.resolve();
    }
  }, texts);
}

/** The references of the matters that Find shows. */
function references(page: Page): Promise<string[]> {
  return page.getByRole('grid', { name: 'Matters' }).getByRole('rowheader').allTextContents();
}

/** The matters that stand as tabs, when the page has come to rest. */
async function openMatters(page: Page): Promise<string[]> {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
  const tabs = page.getByRole('navigation', { name: 'Open matters' });
  return tabs.getByRole('button', { name: /^HL\// }).allTextContents();
}

describeApplication('Enter in Find, before the answer is there', (open) => {
  test('opens the first matter of the answer, and none of the former one', async () => {
    const { page } = await open();
    await typeAtOnce(page, '0224', '\n');
    await page.getByRole('button', { name: 'HL/2026/0224', exact: true }).waitFor();
    expect(await openMatters(page)).toEqual(['HL/2026/0224']);
  });

  test('opens nothing when the text changed again, even back to what it was', async () => {
    const { page } = await open();
    await typeAtOnce(page, '0224', '\n', '0399', '0224');
    await eventually(() => references(page)).toEqual(['HL/2026/0224']);
    expect(await openMatters(page)).toEqual([]);
  });
});
