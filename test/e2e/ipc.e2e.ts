import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { contract } from '../../src-shared/contract/contract.ts';
import { errorCodes } from '../../src-shared/contract/errors.ts';
import { describeApplication } from './support/application.ts';
import { shahMatter } from './support/steps.ts';

type Answer = { ok: true; value: unknown } | { ok: false; error: { code: string; message: string } };

/** Calls as the page's own scripts do. */
function call(page: Page, name: string, input: unknown): Promise<Answer> {
  return page.evaluate(
    ([called, given]) =>
      (
        window as unknown as { clerkwell: { call(name: unknown, input: unknown): Promise<Answer> } }
      ).clerkwell.call(called, given),
    [name, input] as const,
  );
}

function codeOf(answer: Answer): string {
  return answer.ok ? 'ok' : answer.error.code;
}

describeApplication('The bridge', (open) => {
  test('answers every call of the contract, never with a thrown error', async () => {
    const { page, faults } = await open();
    await page.getByRole('row', { name: shahMatter }).waitFor();
    const names = (Object.keys(contract) as (keyof typeof contract)[]).filter(
      // It asks the published list, outside this computer: core-calls.test.ts answers it in a test's own way.
      (name) => name !== 'options.refreshBankHolidays',
    );
    expect(names.length).toBeGreaterThan(20);
    const answers: Record<string, string> = {};
    for (const name of names) {
      const answer = await call(page, name, {});
      if (answer.ok)
        expect(contract[name].output.safeParse(answer.value), name).toMatchObject({ success: true });
      else {
        expect(errorCodes, name).toContain(answer.error.code);
        expect(answer.error.message, name).not.toBe('');
      }
      answers[name] = codeOf(answer);
    }
    // Those that take nothing answer; those that need something say that it is missing.
    const inTheWay: Record<string, string> = {
      'setup.loadSampleFirm': 'not_empty',
      'options.mailSignIn': 'account_incomplete',
    };
    const expected = names.map((name) => [
      name,
      inTheWay[name] ?? (contract[name].input.safeParse({}).success ? 'ok' : 'malformed_input'),
    ]);
    expect(answers).toEqual(Object.fromEntries(expected));
    expect(faults).toEqual([]);
  });

  test('refuses what is unknown, malformed or too large, each with its code', async () => {
    const { page } = await open();
    await page.getByRole('row', { name: shahMatter }).waitFor();
    for (const name of ['matters.drop', '', '__proto__', 'constructor', 'toString']) {
      expect(codeOf(await call(page, name, {})), name).toBe('unknown_call');
    }
    const find = { text: '', limit: 10, after: null };
    expect(codeOf(await call(page, 'matters.find', find))).toBe('ok');
    for (const input of [
      null,
      [],
      'text',
      1,
      { ...find, limit: 0 },
      { ...find, more: 1 },
      { ...find, text: 5 },
    ]) {
      expect(codeOf(await call(page, 'matters.find', input)), JSON.stringify(input)).toBe('malformed_input');
    }
    const large = { ...find, text: 'x'.repeat(100_001) };
    expect(codeOf(await call(page, 'matters.find', large))).toBe('input_too_large');
    expect(codeOf(await call(page, 'matters.find', { ...find, text: 'x'.repeat(201) }))).toBe(
      'malformed_input',
    );
    expect(
      codeOf(await call(page, 'matters.get', { matterId: '00000000-0000-7000-8000-000000000000' })),
    ).toBe('not_found');
  });

  test('is all that the page gets', async () => {
    const { page } = await open();
    await page.getByRole('row', { name: shahMatter }).waitFor();
    const seen = await page.evaluate(() => ({
      bridge: Object.keys((window as unknown as { clerkwell: object }).clerkwell).sort(),
      node: ['require', 'process', 'module', 'Buffer'].filter((name) => name in window),
    }));
    expect(seen).toEqual({ bridge: ['call', 'onChanged', 'platform'], node: [] });
  });
});
