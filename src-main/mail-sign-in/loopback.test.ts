import { request } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { type Loopback, startLoopback } from './loopback.ts';

async function start(): Promise<Loopback> {
  const loopback = await startLoopback('right');
  onTestFinished(loopback.close);
  return loopback;
}

/** The status of one request, with headers of its own. */
function statusOf(url: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.on('error', reject).end();
  });
}

it('listens on 127.0.0.1, on a port that was free', async () => {
  const [one, two] = [await start(), await start()];
  expect(one.redirectUri).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/signed-in$/);
  expect(two.redirectUri).not.toBe(one.redirectUri);
});

it('lets nothing but the redirect with the exact state through, and goes on waiting', async () => {
  const { redirectUri, returned } = await start();
  const root = new URL('/', redirectUri).href;
  const asked = async (url: string, init?: RequestInit) => (await fetch(url, init)).status;
  expect(await asked(`${redirectUri}?code=evil`)).toBe(400);
  expect(await asked(`${redirectUri}?code=evil&state=wrong`)).toBe(400);
  expect(await asked(`${redirectUri}?code=evil&state=RIGHT`)).toBe(400);
  expect(await asked(`${redirectUri}?code=evil&state=right&state=wrong`)).toBe(400);
  expect(await asked(`${root}favicon.ico?state=right`)).toBe(404);
  expect(await asked(`${redirectUri}/?code=evil&state=right`)).toBe(404);
  expect(await asked(`${redirectUri}?code=evil&state=right`, { method: 'POST' })).toBe(405);
  expect(await statusOf(`${redirectUri}?code=evil&state=right`, { host: 'evil.example' })).toBe(421);
  const page = fetch(`${redirectUri}?code=good&state=right`);
  const { parameters, show } = await returned;
  expect(parameters.get('code')).toBe('good');
  await show('Done.');
  expect((await page).status).toBe(200);
});

it('takes one redirect only, and is gone once its page was shown', async () => {
  const { redirectUri, returned } = await start();
  const address = `${redirectUri}?code=good&state=right`;
  const page = fetch(address);
  const { show } = await returned;
  expect((await fetch(address)).status).toBe(410);
  await show('Done.');
  await page;
  await expect(fetch(address)).rejects.toThrow();
});

it('shows its sentence as plain words, with nothing that runs, is kept or is told to anybody', async () => {
  const { redirectUri, returned } = await start();
  const page = fetch(`${redirectUri}?code=good&state=right`);
  await (await returned).show('You <b>are</b> & stay “in”.');
  const { headers, ...response } = await page.then(async (answer) => ({
    headers: answer.headers,
    words: await answer.text(),
  }));
  expect(response.words).toContain('<p>You &#60;b&#62;are&#60;/b&#62; &#38; stay “in”.</p>');
  expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; frame-ancestors 'none'/);
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
});

it('goes on when the page was closed before there was anything to show', async () => {
  const { redirectUri, returned } = await start();
  const address = `${redirectUri}?code=good&state=right`;
  const page = request(address);
  const left = new Promise((resolve) => page.on('error', () => {}).on('close', resolve));
  page.end();
  const { show } = await returned;
  page.destroy();
  await left;
  // Answered after it has been seen that the page is gone.
  expect((await fetch(address)).status).toBe(410);
  await show('You are signed in.');
  await expect(fetch(address)).rejects.toThrow();
});
