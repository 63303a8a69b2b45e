import { describe, expect, it } from 'vitest';
import { untickLines } from './deed-lines.tsx';

describe('what un-ticking did', () => {
  it('says of each client only what is known', () => {
    const lines = untickLines({
      taskName: 'Searches received',
      withdrawn: 1,
      alreadyGone: [
        { name: 'Mrs Shah', certainty: 'told' },
        { name: 'Mr Shah', certainty: 'perhaps' },
        { name: 'Jo Ash', certainty: 'not_reached' },
        { name: 'Jo Ash', certainty: 'told' },
      ],
      putBack: ['The status is “Quote” again.'],
      stays: ['The file note stays on the file.'],
    });
    expect(lines.map(({ text }) => text)).toEqual([
      '1 message was withdrawn before sending.',
      'Mrs Shah had been told. That cannot be called back; the file keeps it.',
      'Mr Shah may have been told: see the message on Documents.',
      'The message did not reach Jo Ash.',
      'Jo Ash had been told. That cannot be called back; the file keeps it.',
      'The file note stays on the file.',
      'The status is “Quote” again.',
    ]);
    expect(new Set(lines.map(({ id }) => id)).size).toBe(7);
  });
});
