import { addDays, formatDay } from '../../../src-shared/time.ts';
import { countOf } from '../../app/count-words.ts';
import { InlineMessage } from '../../ui/inline-message.tsx';
import { ListNote } from '../../ui/list-note.tsx';

/** So many days before the end of the list one is warned of it. */
const warnedBefore = 365;

type BankHolidayNotesProps = {
  /** The last day the list covers, and today. */
  until: string;
  today: string;
  /** How many the last Refresh added; null when nobody asked. */
  added: number | null;
  problem: string | null;
};

/** That the list ends soon, and what the last deed came to. */
export function BankHolidayNotes({ until, today, added, problem }: BankHolidayNotesProps) {
  const isNear = addDays(today, warnedBefore) > until;
  if (!isNear && added === null && problem === null) return null;
  return (
    <ListNote>
      {isNear ? (
        <InlineMessage tone="warning">
          {`The list ends on ${formatDay(until, 'd MMMM yyyy')}. Refresh, or add the days after it.`}
        </InlineMessage>
      ) : null}
      {problem === null ? null : <InlineMessage tone="danger">{problem}</InlineMessage>}
      {added === null || problem !== null ? null : (
        <InlineMessage tone="success">{sayAdded(added)}</InlineMessage>
      )}
    </ListNote>
  );
}

function sayAdded(added: number): string {
  if (added === 0) return 'The lists of all three nations are up to date.';
  return `${countOf(added, 'bank holiday')} ${added === 1 ? 'was' : 'were'} added, over all three nations.`;
}
