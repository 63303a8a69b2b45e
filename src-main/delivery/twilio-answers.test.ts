import { expect, it } from 'vitest';
import { classifyFailure } from './twilio-answers.ts';
import { HttpFailure } from './twilio-http.ts';

it('takes what Chromium could not even begin as safe, and waits as long as its cause may last', () => {
  const answerTo = (name: string) => classifyFailure(new Error(`net::ERR_${name}`));
  expect(answerTo('INTERNET_DISCONNECTED')).toMatchObject({
    kind: 'later',
    reason: 'no_network',
    pauseSeconds: 30,
  });
  expect(answerTo('CERT_AUTHORITY_INVALID')).toMatchObject({
    kind: 'later',
    reason: 'tls',
    pauseSeconds: 300,
  });
  expect(answerTo('CONNECTION_RESET')).toMatchObject({ kind: 'not_known', reason: 'connection_lost' });
  expect(answerTo('TIMED_OUT')).toMatchObject({ kind: 'not_known', reason: 'timed_out' });
});

it('knows that a proxy which asks for a sign-in passed nothing on', () => {
  const waits = { kind: 'later', reason: 'proxy_sign_in', pauseSeconds: 300 };
  expect(classifyFailure(new HttpFailure(407, null, null))).toMatchObject(waits);
  expect(classifyFailure(new Error('net::ERR_PROXY_AUTH_UNSUPPORTED'))).toMatchObject(waits);
});

it('waits no longer than half an hour, whatever an answer asks for', () => {
  expect(classifyFailure(new HttpFailure(429, 20429, 86_400))).toMatchObject({ pauseSeconds: 1800 });
  expect(classifyFailure(new HttpFailure(429, 20429, null))).toMatchObject({ pauseSeconds: 60 });
});
