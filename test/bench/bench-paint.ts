import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { findBrowser } from '../../scripts/find-browser.mjs';
import { startHost } from './host.ts';
import { summarise, type Timing } from './measure.ts';
import type { Line } from './report.ts';

const runs = 7;

/** From the last press of the mouse that leads to Progress to the frame after its first box was drawn, in ms. */
async function timeFirstPaint(page: Page, reference: string): Promise<number> {
  const search = page.getByRole('searchbox');
  await search.waitFor();
  await search.fill(reference);
  const row = page.getByRole('grid', { name: 'Matters' }).getByRole('row').filter({ hasText: reference });
  await row.waitFor();
  await page.evaluate(() => {
    const painted = Promise.withResolvers<number>();
    (window as unknown as { painted: Promise<number> }).painted = painted.promise;
    let pressed = Number.NaN;
    window.addEventListener('pointerdown', (event) => (pressed = event.timeStamp), { capture: true });
    const look = () => {
      const boxes = document.querySelectorAll('[role=tabpanel] input[type=checkbox]');
      const isShown = [...boxes].some((box) => (box.parentElement ?? box).getBoundingClientRect().height > 0);
      if (!isShown) return requestAnimationFrame(look);
      // The frame that holds the box is on the screen when the one after it begins.
      return requestAnimationFrame(() =>
        requestAnimationFrame(() => painted.resolve(performance.now() - pressed)),
      );
    };
    look();
  });
  await row.dblclick();
  const tab = page.getByRole('tab', { name: 'Progress', exact: true });
  await tab.waitFor();
  if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.click();
  return page.evaluate(() => (window as unknown as { painted: Promise<number> }).painted);
}

/** How long the first Progress screen of a matter takes, on freshly loaded pages of the firm in a data folder. */
async function timePaints(dataFolder: string, reference: string): Promise<Timing> {
  const host = await startHost(dataFolder);
  const browser = await chromium.launch({ executablePath: findBrowser() });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(host.url);
    const times: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      if (run > 0) await page.reload();
      times.push(await timeFirstPaint(page, reference));
    }
    return summarise(times);
  } finally {
    await browser.close();
    await host.stop();
  }
}

/** The first Progress screen of the sample firm's first matter. */
export async function benchPaint(): Promise<Line> {
  const folder = mkdtempSync(join(tmpdir(), 'clerkwell-bench-'));
  try {
    const own = await timePaints(folder, 'HL/2026/0412');
    return { name: 'First paint of Progress', own, limit: 'median < 300 ms', ok: own.median < 300 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The first Progress screen of a matter of the bench's firm with 300 tasks, each with a condition of five lines. */
export async function benchLargePaint(benchFolder: string, reference: string): Promise<Line> {
  const own = await timePaints(benchFolder, reference);
  return {
    name: 'Paint of 300 tasks with 5-line conditions',
    own,
    limit: 'median < 300 ms',
    ok: own.median < 300,
  };
}
