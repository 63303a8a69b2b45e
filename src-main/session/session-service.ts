import type { CurrentSession } from '../../src-shared/contract/session.ts';
import { parseEmailAddress } from '../../src-shared/domain/email-address.ts';
import { parseMobile } from '../../src-shared/domain/phone.ts';
import type { Result } from '../../src-shared/result.ts';
import { fail, ok } from '../../src-shared/result.ts';
import { countMessages } from '../attention/counts-queries.ts';
import { listPauses } from '../delivery/pause-queries.ts';
import { isReasonCode, reasonSentence } from '../delivery/reasons.ts';
import type { Deps, HandlersOf } from '../ipc/handlers.ts';
import { hasMatters } from '../matters/matter-queries.ts';
import { reachNow } from '../messages/went-for-real.ts';
import { type FirmSettings, getFirmSettings } from '../options/firm-queries.ts';
import { countUnread } from '../replies/list-queries.ts';

type SessionDeps = Deps & { loadSample: (() => Promise<Result<{ matters: number }>>) | null };

/** Answers who sits in front of the screen and what the frame must always say. */
export function sessionHandlers({
  database,
  clock,
  loadSample,
}: SessionDeps): HandlersOf<'session.' | 'setup.'> {
  return {
    'session.current': async (_input, { user }) => {
      const db = database.read;
      const firm = await getFirmSettings(db);
      const now = clock.now();
      const pauses = await listPauses(db, now);
      return ok({
        user: { id: user.id, name: user.name, initials: user.initials, role: user.role },
        firmName: firm.name,
        practice: { sms: firm.sms_gateway === 'practice', email: firm.email_gateway === 'practice' },
        testMode: testModeOf(firm),
        paused: pauses.map((pause) => ({
          channel: pause.channel,
          reason: isReasonCode(pause.reason) ? reasonSentence(pause.reason, '') : '',
          until: pause.paused_until,
          offline: pause.reason === 'no_network',
        })),
        ...(await countMessages(db, now)),
        replies: await countUnread(db),
        empty: !(await hasMatters(db)),
      });
    },
    'setup.loadSampleFirm': async () =>
      loadSample ? loadSample() : fail('not_found', 'The sample firm is not part of this installation.'),
  };
}

function testModeOf(firm: FirmSettings): CurrentSession['testMode'] {
  if (reachNow(firm, 'sms') !== 'test' && reachNow(firm, 'email') !== 'test') return null;
  const mobile = parseMobile(firm.test_mobile);
  return { sms: mobile.ok ? mobile.shown : null, email: parseEmailAddress(firm.test_email) };
}
