import type { GatewayAnswer } from '../../src-main/delivery/gateway.ts';

/** What becomes of one create request: whether it was really taken over, and what the gateway says. */
type Fate = { taken: boolean; answer: Exclude<GatewayAnswer, { kind: 'accepted' }> | 'accepted' | 'throws' };

const later = (reason: 'rate' | 'no_network' | 'sms_auth' | 'provider_busy', pauseSeconds: number | null) =>
  ({ taken: false, answer: { kind: 'later', reason, detail: '', pauseSeconds } }) as const;
const doubt = (taken: boolean, reason: 'timed_out' | 'connection_lost') =>
  ({ taken, answer: { kind: 'not_known', reason, detail: '' } }) as const;

/** A fate for each row of what gateways do. */
export const fates = {
  accepted: { taken: true, answer: 'accepted' },
  refused: { taken: false, answer: { kind: 'refused', reason: 'refused', detail: '21211' } },
  'opted out': { taken: false, answer: { kind: 'refused', reason: 'opted_out', detail: '21610' } },
  busy: later('provider_busy', null),
  'no network': later('no_network', 30),
  'too many requests': later('rate', 17),
  'too many requests, for an hour': later('rate', 1800),
  'signed out': later('sms_auth', 300),
  'taken, then dropped': doubt(true, 'connection_lost'),
  'dropped, not taken': doubt(false, 'connection_lost'),
  'taken, then silence': doubt(true, 'timed_out'),
  'taken, then throws': { taken: true, answer: 'throws' },
  'throws, not taken': { taken: false, answer: 'throws' },
} as const satisfies Record<string, Fate>;

/** One of the fates. */
export type FateName = keyof typeof fates;
