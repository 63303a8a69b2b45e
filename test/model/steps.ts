import fc from 'fast-check';
import type { Channel } from '../../src-shared/domain/progress-message.ts';
import { type FateName, fates } from './fates.ts';
import type { Pass } from './gates.ts';

/** The firm that a run is about. `isAlone`: one computer, whose database is its own. */
export type Firm = {
  places: number;
  isAlone: boolean;
  random: number;
  ends: 'well' | 'crashed';
  reports: boolean;
};

/** One thing that happens: a runner is let on, something fails, time passes, or somebody does something. */
export type Step =
  | { do: 'enqueue'; client: number; channel: Channel; after: number; text: number }
  | { do: 'run' | 'toNetwork' | 'stop' | 'crash'; place: number }
  | { do: 'pass'; pass: Pass }
  | { do: 'finish'; passes: Pass[]; place: number | null }
  | { do: 'arrive'; which: number; fate: FateName }
  | { do: 'clock'; seconds: number }
  | { do: 'cancel' | 'sendAgain' | 'markSent' | 'checkAgain' | 'dealWith' | 'putBack'; which: number }
  | { do: 'tick' | 'untick' | 'networkBack' }
  | { do: 'messagesOff' | 'testMode'; on: boolean }
  | { do: 'number' | 'optOut' | 'consent'; client: number; on: boolean }
  | { do: 'account'; channel: Channel; complete: boolean }
  | { do: 'retryNow'; channel: Channel }
  | { do: 'settings'; connections: number; rate: number; dailyLimit: number | null; hours: boolean };

const channel = fc.constantFrom<Channel>('sms', 'sms', 'email');
const which = fc.nat({ max: 30 });
/** Most of what happens, happens on two of the computers. */
const place = fc.constantFrom(0, 0, 0, 1, 1, 1, 2, 3, 4);
const client = fc.nat({ max: 2 });
const on = fc.boolean();
const names = Object.keys(fates) as FateName[];
const fate = fc.oneof(
  { weight: 3, arbitrary: fc.constant<FateName>('accepted') },
  { weight: 5, arbitrary: fc.constantFrom(...names) },
);

const pass: fc.Arbitrary<Pass> = fc.record({
  which,
  breaks: fc.oneof(
    { weight: 12, arbitrary: fc.constant(false) },
    { weight: 1, arbitrary: fc.constant(true) },
  ),
  fate,
  status: fc.constantFrom('delivered', 'pending', 'undelivered', 'failed'),
  list: fc.constantFrom('as it is', 'as it is', 'lags', 'cannot be reached'),
});

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
const seconds = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom(
      1,
      17,
      30,
      minute,
      minute,
      5 * minute,
      6 * minute,
      6 * minute,
      15 * minute,
      hour,
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom(2 * hour, day, 2 * day, 365 * day) },
  { weight: 1, arbitrary: fc.constantFrom(-1, -30, -5 * minute, -hour, -day, -365 * day) },
);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 14,
    arbitrary: fc.record({
      do: fc.constant('enqueue' as const),
      client,
      channel,
      after: fc.constantFrom(0, 0, 0, minute),
      text: fc.constantFrom(0, 0, 1),
    }),
  },
  { weight: 16, arbitrary: fc.record({ do: fc.constant('run' as const), place }) },
  { weight: 8, arbitrary: fc.record({ do: fc.constant('toNetwork' as const), place }) },
  { weight: 26, arbitrary: fc.record({ do: fc.constant('pass' as const), pass }) },
  {
    weight: 12,
    arbitrary: fc.record({
      do: fc.constant('finish' as const),
      passes: fc.array(pass, { minLength: 1, maxLength: 5 }),
      // Or of all of them: the others may be slow, or asleep.
      place: fc.oneof({ weight: 2, arbitrary: place }, { weight: 1, arbitrary: fc.constant(null) }),
    }),
  },
  { weight: 7, arbitrary: fc.record({ do: fc.constant('crash' as const), place }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('stop' as const), place }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('arrive' as const), which, fate }) },
  { weight: 14, arbitrary: fc.record({ do: fc.constant('clock' as const), seconds }) },
  {
    weight: 12,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'cancel',
        'sendAgain',
        'sendAgain',
        'markSent',
        'checkAgain',
        'dealWith',
        'putBack',
      ),
      which,
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('tick', 'untick', 'networkBack') }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('messagesOff', 'testMode'), on }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('number', 'optOut', 'consent'), client, on }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('account' as const), channel, complete: on }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('retryNow' as const), channel }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('settings' as const),
      connections: fc.constantFrom(1, 2, 10),
      rate: fc.constantFrom(1, 10),
      dailyLimit: fc.constantFrom(null, null, 1, 2),
      hours: fc.boolean(),
    }),
  },
);

/** Any firm: one computer that is alone or not, two, or five. */
export const anyFirm: fc.Arbitrary<Firm> = fc
  .record({
    kind: fc.constantFrom('alone', 'alone', 'one', 'two', 'two', 'five'),
    random: fc.constantFrom(0, 0.5, 1),
    ends: fc.constantFrom('well', 'crashed'),
    reports: fc.boolean(),
  })
  .map(({ kind, ...rest }) => ({
    ...rest,
    places: kind === 'five' ? 5 : kind === 'two' ? 2 : 1,
    isAlone: kind === 'alone',
  }));

/** What chance seldom puts together: a computer sleeps as it hands over, another takes over, and then the first wakes. */
const sleeper: fc.Arbitrary<Step[]> = fc
  .record({ passes: fc.array(pass, { maxLength: 3 }), finish: pass, which, isAgain: fc.boolean() })
  .map(({ passes, finish, which, isAgain }) => [
    { do: 'toNetwork', place: 0 },
    ...passes.map((pass): Step => ({ do: 'pass', pass })),
    { do: 'clock', seconds: 6 * minute },
    { do: 'run', place: 1 },
    { do: 'finish', place: 1, passes: [finish] },
    isAgain ? { do: 'sendAgain', which } : { do: 'clock', seconds: minute },
    { do: 'toNetwork', place: 1 },
    { do: 'finish', place: 0, passes: [finish] },
  ]);

/** Anything that can happen to it. */
export const anySteps: fc.Arbitrary<Step[]> = fc
  .array(fc.oneof({ weight: 30, arbitrary: step.map((one) => [one]) }, { weight: 1, arbitrary: sleeper }), {
    minLength: 1,
    maxLength: 60,
    size: 'max',
  })
  .map((parts) => parts.flat());
