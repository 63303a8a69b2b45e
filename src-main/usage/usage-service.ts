import type { UsageRow, usageContract } from '../../src-shared/contract/usage.ts';
import { addMonths, monthsBetween } from '../../src-shared/domain/months.ts';
import { fail, ok } from '../../src-shared/result.ts';
import { dayOf, instantAt } from '../../src-shared/time.ts';
import type { Deps, HandlersFor } from '../ipc/handlers.ts';
import { getFirmSettings } from '../options/firm-queries.ts';
import { firstUsedAt, readUsageNames, sumUsage } from './usage-queries.ts';

const mostMonths = 60;

/** Answers how much was sent, by whom and for what. */
export function usageHandlers({ database }: Deps): HandlersFor<typeof usageContract> {
  const startOf = (month: string) => instantAt(`${month}-01`, '00:00');
  return {
    'usage.months': async ({ from, until }) => {
      const db = database.read;
      const months = monthsBetween(from, until);
      if (months.length === 0 || months.length > mostMonths) {
        return fail('malformed_input', `Choose from 1 to ${mostMonths} months, the earlier one first.`);
      }
      const names = await readUsageNames(db);
      const rows: UsageRow[] = [];
      // A month at a time: the screens get their turn in between, however much was sent.
      for (const month of months) {
        const sums = await sumUsage(db, startOf(month), startOf(addMonths(month, 1)));
        const byWhom = new Map<string, UsageRow>();
        for (const { user_id, matter_type_id, channel, messages, parts } of sums) {
          const key = `${user_id} ${matter_type_id}`;
          const row = byWhom.get(key) ?? {
            month,
            userId: user_id,
            user: names.users.get(user_id) ?? '',
            matterTypeId: matter_type_id,
            matterType: names.types.get(matter_type_id) ?? '',
            texts: 0,
            parts: 0,
            emails: 0,
          };
          byWhom.set(
            key,
            channel === 'sms' ? { ...row, texts: messages, parts } : { ...row, emails: messages },
          );
        }
        rows.push(...byWhom.values());
      }
      const first = await firstUsedAt(db);
      const { sms_price_per_thousand: pencePerThousand } = await getFirmSettings(db);
      return ok({ rows, firstMonth: first === null ? null : dayOf(first).slice(0, 7), pencePerThousand });
    },
  };
}
