import type { Page } from 'playwright-core';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { type IdentityStandIn, startIdentityStandIn } from '../support/identity-stand-in.ts';
import { expectAccessible, focused } from './support/accessible.ts';
import { sampleFolder, sharedBrowser } from './support/application.ts';
import { callFrom } from './support/calls.ts';
import { startHost } from './support/host-process.ts';
import { eventually, field, openOptions, save } from './support/steps.ts';
import { shownBy } from './support/waiting-messages.ts';

// In the browser host only: there the address that the system's browser would open is seen, and can be followed.

afterAll(async () => (await sharedBrowser()).close());

/** A module for the program's process: what is for a real authority goes to the stand-in. */
const redirectTo = ({ url }: IdentityStandIn) =>
  `data:text/javascript,${encodeURIComponent(`
    const real = globalThis.fetch;
    globalThis.fetch = (input, init) => {
      const request = new Request(input, init);
      const { host, pathname, search } = new URL(request.url);
      if (!/^(login\\.microsoftonline\\.com|oauth2\\.googleapis\\.com)$/.test(host)) return real(request);
      return real(new Request('${url}/' + host + pathname + search, request));
    };
  `)}`;

/** Clerkwell with the sample firm, at Options > Email account. */
async function openEmailAccount(standIn: IdentityStandIn) {
  const host = await startHost(sampleFolder(), [], redirectTo(standIn));
  if (host.url === null) throw new Error(host.printed);
  onTestFinished(async () => {
    await host.close();
  });
  const context = await (await sharedBrowser()).newContext({
    viewport: { width: 1024, height: 700 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(host.url);
  await openOptions(page, 'Email account');
  /** The address that the browser was last asked to open, once there have been so many. */
  const browserAsked = async (times: number): Promise<string> => {
    await eventually(() => shownBy(host, 'external').length).toBe(times);
    return (shownBy(host, 'external').at(-1) as { url: string }).url;
  };
  return { host, page, browserAsked };
}

async function startStandIn(): Promise<IdentityStandIn> {
  const standIn = await startIdentityStandIn();
  onTestFinished(standIn.close);
  return standIn;
}

const choice = (page: Page, name: string) =>
  page.getByRole('radio', { name, exact: true }).locator('xpath=ancestor::label');
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** What an administrator chooses and types for Microsoft 365. */
async function setUpMicrosoft(page: Page, { clientId, tenantId }: IdentityStandIn): Promise<void> {
  await page.getByRole('radio', { name: 'SMTP' }).locator('xpath=ancestor::label').click();
  await choice(page, 'Microsoft 365').click();
  await field(page, 'Client ID').fill(clientId);
  await field(page, 'Tenant').fill(tenantId);
  await field(page, 'From address').fill('office@example.com');
}

test('an administrator signs in to Microsoft 365 in the browser, and out again', async () => {
  const standIn = await startStandIn();
  const { host, page, browserAsked } = await openEmailAccount(standIn);
  await setUpMicrosoft(page, standIn);
  expect(await field(page, 'Server').inputValue()).toBe('smtp.office365.com');
  expect(await field(page, 'Port').inputValue()).toBe('587');
  expect(await button(page, 'Sign in…').isDisabled()).toBe(true);
  await page.getByText('Save first: the sign-in is for what is saved.').waitFor();
  await save(page);

  await button(page, 'Sign in…').focus();
  await page.keyboard.press('Enter');
  await page.getByText('Waiting for you to sign in in the browser…').waitFor();
  const address = await browserAsked(1);
  expect(address).toMatch(/^https:\/\/login\.microsoftonline\.com\//);
  const shown = await standIn.visit(address);
  expect(await shown?.text()).toContain('You are signed in. You can close this page.');
  await page.getByText('Signed in as office@example.com').waitFor();
  expect(await focused(page)).toMatch(/Sign in again…/);
  expect(standIn.problems).toEqual([]);
  const said = host.printed() + JSON.stringify(await callFrom(page, 'options.emailAccount', {}));
  for (const secret of [...standIn.accessTokens, standIn.refreshToken]) expect(said).not.toContain(secret);

  await button(page, 'Sign out').click();
  await page.getByText('You are signed out. Emails wait.').waitFor();
  expect(await page.getByText('Signed in as office@example.com').count()).toBe(0);
  expect(await focused(page)).toMatch(/Sign in…/);
});

test('a sign-in is cancelled with the keyboard, and a refusal says what to do', async () => {
  const standIn = await startStandIn();
  const { page, browserAsked } = await openEmailAccount(standIn);
  await setUpMicrosoft(page, standIn);
  await save(page);
  await button(page, 'Sign in…').click();
  const first = await browserAsked(1);
  await page.keyboard.press('Tab');
  expect(await focused(page)).toMatch(/Cancel/);
  await expectAccessible(page, 'Options > Email account, waiting for the browser');
  await page.keyboard.press('Enter');
  await page.getByText('The sign-in was cancelled.').waitFor();
  expect(await focused(page)).toMatch(/Sign in…/);
  await expect(standIn.visit(first)).rejects.toThrow();

  standIn.meet({ kind: 'refuse', error: 'access_denied', description: 'AADSTS65001: no consent' });
  await page.keyboard.press('Enter');
  const shown = await standIn.visit(await browserAsked(2));
  const sentence = 'Nobody has agreed yet that Clerkwell may send email for the firm.';
  expect(await shown?.text()).toContain(sentence);
  await page.getByRole('alert').filter({ hasText: sentence }).waitFor();
  await expectAccessible(page, 'Options > Email account, sign-in refused');
});

test('what a provider needs is asked beside its field, and a change of it ends the sign-in', async () => {
  const standIn = await startStandIn();
  const { page, browserAsked } = await openEmailAccount(standIn);
  await setUpMicrosoft(page, standIn);
  await field(page, 'Client ID').fill('');
  await button(page, 'Save').click();
  await page.getByText('Fill this in: Microsoft 365 needs it.').waitFor();
  expect(await focused(page)).toMatch(/INPUT/);
  await field(page, 'Client ID').fill(standIn.clientId);
  await save(page);
  await button(page, 'Sign in…').click();
  await standIn.visit(await browserAsked(1));
  await page.getByText('Signed in as office@example.com').waitFor();
  await expectAccessible(page, 'Options > Email account, signed in');
  await choice(page, 'Google').click();
  expect(await field(page, 'Server').inputValue()).toBe('smtp.gmail.com');
  await field(page, 'Client ID').fill('spec.apps.googleusercontent.com');
  await field(page, 'Client secret').fill('spec-secret');
  await save(page);
  await button(page, 'Sign in…').waitFor();
  expect(await page.getByText('Signed in as office@example.com').count()).toBe(0);
  await expectAccessible(page, 'Options > Email account, Google');
});
