import { expect, it } from 'vitest';
import { createNotices, type Notice } from './notices.ts';

const notice: Notice = { title: 'Clerkwell', body: 'A message could not be delivered.' };

it('reaches everybody who listens, and nobody who has stopped', () => {
  const { tell, onNotice } = createNotices();
  const first: Notice[] = [];
  const second: Notice[] = [];
  const stop = onNotice((one) => first.push(one));
  onNotice((one) => second.push(one));
  tell(notice);
  stop();
  tell(notice);
  expect(first).toEqual([notice]);
  expect(second).toEqual([notice, notice]);
});
