import { describe, expect, it } from 'vitest';
import { createFreshFetch, type NetworkSession } from './fresh-fetch.ts';

/** Sessions that tell what was asked of them, and answer what a test says. */
function sessions(answer: (url: string) => Promise<Response>) {
  const made: { name: string; steps: string[] }[] = [];
  const make = (name: string): NetworkSession => {
    const steps: string[] = [];
    made.push({ name, steps });
    return {
      closeAllConnections: async () => {
        steps.push('close');
      },
      fetch: (input) => {
        steps.push(String(input));
        return answer(String(input));
      },
    };
  };
  return { made, make };
}

const url = 'https://api.example.com/';

describe('fetch over fresh connections', () => {
  it('closes what a session has before each request, and uses sessions again', async () => {
    const { made, make } = sessions(async () => Response.json({ sid: 'SM1' }, { status: 201 }));
    const fetch = createFreshFetch(make);
    const answer = await fetch(new URL(url), { method: 'POST' });
    expect([answer.status, await answer.json()]).toEqual([201, { sid: 'SM1' }]);
    await fetch(url);
    expect(made).toEqual([{ name: 'providers-1', steps: ['close', url, 'close', url] }]);
  });

  it('never has two requests in one session, whose closing would end the other', async () => {
    const waiting: (() => void)[] = [];
    const { made, make } = sessions(
      () => new Promise((resolve) => waiting.push(() => resolve(new Response('x')))),
    );
    const fetch = createFreshFetch(make);
    const atOnce = async (count: number) => {
      const requests = Array.from({ length: count }, () => fetch(url));
      await expect.poll(() => waiting.length).toBe(count);
      for (const go of waiting.splice(0)) go();
      await Promise.all(requests);
    };
    await atOnce(1);
    await atOnce(2);
    expect(made.map(({ steps }) => steps)).toEqual([
      ['close', url, 'close', url],
      ['close', url],
    ]);
  });

  it('keeps a session while its answer is still coming, and gives the answer whole', async () => {
    let finish = () => {};
    const body = new ReadableStream({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode('first '));
        finish = () => {
          controller.enqueue(new TextEncoder().encode('last'));
          controller.close();
        };
      },
    });
    const answers = [new Response(body), new Response(null, { status: 204 })];
    const { made, make } = sessions(async () => answers.shift() as Response);
    const fetch = createFreshFetch(make);
    const slow = fetch(url);
    expect((await fetch(url)).status).toBe(204);
    expect(made).toHaveLength(2);
    finish();
    expect(await (await slow).text()).toBe('first last');
  });

  it('ends when the signal says so, whether or not the network heeds it', async () => {
    const { made, make } = sessions(() => new Promise(() => {}));
    const fetch = createFreshFetch(make);
    const controller = new AbortController();
    const request = fetch(url, { signal: controller.signal });
    controller.abort(new DOMException('too long', 'TimeoutError'));
    await expect(request).rejects.toMatchObject({ name: 'TimeoutError' });
    await expect(fetch(url, { signal: controller.signal })).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(made).toHaveLength(1);
  });

  it('gives the failure as the network names it, and the session back', async () => {
    const { made, make } = sessions(() => Promise.reject(new Error('net::ERR_CONNECTION_RESET')));
    const fetch = createFreshFetch(make);
    for (const time of [1, 2]) {
      await expect(fetch(url), `time ${time}`).rejects.toThrow('net::ERR_CONNECTION_RESET');
    }
    expect(made).toHaveLength(1);
  });
});
