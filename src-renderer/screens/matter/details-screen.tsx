import type { MatterDetail } from '../../../src-shared/contract/matters.ts';
import { useAct } from '../../api.ts';
import { sayDayNow } from '../../app/time-words.ts';
import { InlineMessage } from '../../ui/inline-message.tsx';
import { KeyValue } from '../../ui/key-value.tsx';
import { Stack } from '../../ui/stack.tsx';
import { Switch } from '../../ui/switch.tsx';
import { Cell, type Column, Row, Table } from '../../ui/table.tsx';
import { Heading } from '../../ui/text.tsx';

type Party = MatterDetail['parties'][number];

const roles: Readonly<Record<Party['role'], string>> = {
  client: 'Client',
  other_side_solicitor: 'Other side’s solicitor',
  estate_agent: 'Estate agent',
  lender: 'Lender',
};

const columns: readonly Column[] = [
  { id: 'role', heading: 'Role', width: '152px' },
  { id: 'name', heading: 'Name', width: 'minmax(0, 2fr)' },
  { id: 'mobile', heading: 'Mobile', width: '112px' },
  { id: 'email', heading: 'Email', width: 'minmax(0, 2fr)' },
  { id: 'told', heading: 'Is told by', width: 'minmax(0, 1fr)' },
];

/** How a client can be told things: by what they are flagged for and have. */
export function toldBy({ role, mobile, email, sendTexts, sendEmails, optedOut }: Party): string {
  if (role !== 'client') return '';
  const texts = optedOut ? 'no texts (opted out)' : sendTexts && mobile !== null ? 'texts' : '';
  const ways = [texts, sendEmails && email !== null ? 'emails' : ''].filter(Boolean);
  return ways.length > 0 ? ways.join(', ') : 'neither texts nor emails';
}

/** The matter's people and dates, and whether it sends messages at all. */
export function DetailsScreen({ detail }: { detail: MatterDetail | undefined }) {
  const setMessagesOff = useAct('matters.setMessagesOff');
  if (!detail) return null;
  return (
    <Stack padding={4} gap={4} grow scroll>
      <KeyValue
        items={[
          { id: 'type', label: 'Matter type', value: detail.typeName },
          { id: 'opened', label: 'Opened', value: sayDayNow(detail.openedOn) },
          { id: 'exchange', label: 'Exchange', value: sayDayNow(detail.exchangeDate) || 'Not set' },
          { id: 'completion', label: 'Completion', value: sayDayNow(detail.completionDate) || 'Not set' },
        ]}
      />
      <Switch
        label="Messages off"
        description="While this is on, no text or email leaves this matter, whatever is ticked."
        isSelected={setMessagesOff.isPending ? setMessagesOff.variables.messagesOff : detail.messagesOff}
        onChange={(messagesOff) => setMessagesOff.mutate({ matterId: detail.id, messagesOff })}
      />
      {setMessagesOff.error ? (
        <InlineMessage tone="danger">{setMessagesOff.error.message}</InlineMessage>
      ) : null}
      <Heading>People</Heading>
      <Table label="People" columns={columns}>
        {detail.parties.map((party) => (
          <Row key={`${party.role} ${party.contactId}`}>
            <Cell>{roles[party.role]}</Cell>
            <Cell isRowHeader>{party.name}</Cell>
            <Cell>{party.mobile ?? 'None'}</Cell>
            <Cell>{party.email ?? 'None'}</Cell>
            <Cell>{toldBy(party)}</Cell>
          </Row>
        ))}
      </Table>
    </Stack>
  );
}
