import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** Goes over what is shown with axe, and once more in dark for its colours. */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  const look = async (colorScheme: 'light' | 'dark', axe: AxeBuilder) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.evaluate(() => Promise.allSettled(document.getAnimations().map((one) => one.finished)));
    const { violations, passes } = await axe.analyze();
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
    );
    expect(found, `${screen}, ${colorScheme}`).toEqual([]);
    expect(
      passes.map(({ id }) => id),
      `axe looked at ${screen}, ${colorScheme}`,
    ).toContain('color-contrast');
  };
  await look('dark', new AxeBuilder({ page }).withRules(['color-contrast']));
  await look('light', new AxeBuilder({ page }));
}

/** Waits for a dialog. */
export async function opened(dialog: Locator): Promise<Locator> {
  await dialog.waitFor();
  return dialog;
}
