import type { MatterDetail } from '../../../src-shared/contract/matters.ts';
import { dayOf, systemClock } from '../../../src-shared/time.ts';
import { useCall } from '../../api.ts';
import type { OpenMatter } from '../../app/navigation.ts';
import { sayDayNow } from '../../app/time-words.ts';
import { Badge } from '../../ui/badge.tsx';
import { StatusChip } from '../../ui/chip.tsx';
import { WorkspaceHeader } from '../../ui/workspace-header.tsx';

/** The next key date that is not past, or else the last one: "Exchange Tue 3 Mar". */
export function keyDate(
  matter: Pick<MatterDetail, 'exchangeDate' | 'completionDate'>,
  today: string,
): string | null {
  const { exchangeDate, completionDate } = matter;
  if (exchangeDate && exchangeDate >= today) return `Exchange ${sayDayNow(exchangeDate)}`;
  if (completionDate)
    return `${completionDate >= today ? 'Completion' : 'Completed'} ${sayDayNow(completionDate)}`;
  return exchangeDate ? `Exchanged ${sayDayNow(exchangeDate)}` : null;
}

type MatterHeaderProps = { matter: OpenMatter; detail: MatterDetail | undefined };

/** What a matter is; before its data are there, what the list already said of it. */
export function MatterHeader({ matter, detail }: MatterHeaderProps) {
  const isTestMode = (useCall('session.current', {}).data?.testMode ?? null) !== null;
  const date = detail && keyDate(detail, dayOf(systemClock.now()));
  return (
    <WorkspaceHeader
      reference={detail?.reference ?? matter.reference}
      title={detail?.clients ?? matter.clients}
      subject={detail?.subject ?? matter.subject}
      chips={
        detail ? (
          <>
            <StatusChip kind={detail.status.kind} label={detail.status.name} />
            {isTestMode ? <Badge kind="test-mode" /> : null}
            {detail.messagesOff ? <Badge kind="messages-off" /> : null}
          </>
        ) : null
      }
      facts={[
        { label: 'Fee earner', value: detail?.feeEarner.name ?? '' },
        { label: 'Next key date', value: detail ? (date ?? 'none yet') : '' },
      ]}
    />
  );
}
