import type { AttentionMessage } from '../../../src-shared/contract/attention.ts';
import { timeOfDay } from '../../../src-shared/time.ts';
import { MessageStatusOf } from '../../app/message-status-of.tsx';
import { sayInstantNow } from '../../app/time-words.ts';
import { Icon } from '../../ui/icon.tsx';
import { Cell, type Column } from '../../ui/table.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { kindWords } from '../documents/document-cells.tsx';

/** The columns of Needs attention. */
export const attentionColumns: readonly Column[] = [
  { id: 'kind', heading: '', label: 'Type', width: '24px' },
  { id: 'to', heading: 'To and matter', width: 'minmax(0, 1fr)' },
  { id: 'what', heading: 'What happened', width: '144px' },
];

/** One message of the list. */
export function AttentionCells({ message }: { message: AttentionMessage }) {
  const { recipientName, reference, clients, status, help, checkingUntil } = message;
  return (
    <>
      <Cell>
        <Icon {...kindWords[help.channel]} tone="muted" />
      </Cell>
      <Cell isRowHeader title={`${recipientName}, ${reference}, ${clients}`}>
        <TwoLines first={recipientName} second={`${reference}, ${clients}`} />
      </Cell>
      <Cell title={status.note}>
        <TwoLines
          first={<MessageStatusOf status={status} isShort />}
          second={
            checkingUntil === null ? sayInstantNow(help.at) : `checked until ${timeOfDay(checkingUntil)}`
          }
        />
      </Cell>
    </>
  );
}
