import { Pencil } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { FieldOfMatter, MatterDetail } from '../../../src-shared/contract/matters.ts';
import { isDay, sayValue } from '../../../src-shared/domain/values.ts';
import { useAct } from '../../api.ts';
import type { Intent } from '../../app/navigation.ts';
import { sayDayNow } from '../../app/time-words.ts';
import { Button } from '../../ui/button.tsx';
import { InlineMessage } from '../../ui/inline-message.tsx';
import { KeyValue } from '../../ui/key-value.tsx';
import { Stack } from '../../ui/stack.tsx';
import { Switch } from '../../ui/switch.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { EditContactDialog } from '../people/contact-dialog.tsx';
import { EditMatterDialog } from './edit-matter-dialog.tsx';
import { Parties } from './parties.tsx';
import { StatusMenu } from './status-menu.tsx';

/** The matter's people, dates and fields, its status, and whether it sends messages at all. */
export function DetailsScreen({
  detail,
  intent,
}: {
  detail: MatterDetail | undefined;
  intent: Intent | null;
}) {
  const setMessagesOff = useAct('matters.setMessagesOff');
  const [isEditing, setEditing] = useState(false);
  const [personId, setPersonId] = useState<string | null>(null);
  const editButtons = useRef(new Map<string, HTMLButtonElement>());
  const isShown = detail !== undefined;
  useEffect(() => {
    if (!isShown || intent?.kind !== 'person') return;
    // What was pressed is gone with its screen: the dialog gives the focus back to the button that opens it here.
    editButtons.current.get(intent.contactId)?.focus();
    setPersonId(intent.contactId);
  }, [intent, isShown]);
  if (!detail) return null;
  return (
    <>
      <Toolbar label="Details">
        <Button icon={Pencil} onPress={() => setEditing(true)}>
          Edit matter
        </Button>
        <StatusMenu detail={detail} />
      </Toolbar>
      <Stack padding={4} gap={4} grow scroll>
        <KeyValue items={itemsOf(detail)} />
        <Switch
          label="Messages off"
          description="While this is on, no text or email leaves this matter, whatever is ticked."
          isSelected={setMessagesOff.isPending ? setMessagesOff.variables.messagesOff : detail.messagesOff}
          onChange={(messagesOff) => setMessagesOff.mutate({ matterId: detail.id, messagesOff })}
        />
        {setMessagesOff.error ? (
          <InlineMessage tone="danger">{setMessagesOff.error.message}</InlineMessage>
        ) : null}
        <Parties
          matterId={detail.id}
          parties={detail.parties}
          onEdit={setPersonId}
          editButtons={editButtons.current}
        />
      </Stack>
      {isEditing ? <EditMatterDialog detail={detail} onClose={() => setEditing(false)} /> : null}
      {personId ? <EditContactDialog contactId={personId} onClose={() => setPersonId(null)} /> : null}
    </>
  );
}

function itemsOf(detail: MatterDetail) {
  const dates = [
    { id: 'opened', label: 'Opened', value: detail.openedOn },
    { id: 'activated', label: 'Activated', value: detail.activatedOn },
    { id: 'exchange', label: 'Exchange', value: detail.exchangeDate },
    { id: 'completion', label: 'Completion', value: detail.completionDate },
  ];
  return [
    { id: 'type', label: 'Matter type', value: detail.typeName },
    ...dates.map(({ id, label, value }) => ({ id, label, value: sayDayNow(value) || 'Not set' })),
    ...detail.fields.map(({ fieldId, label, type, value }) => ({
      id: fieldId,
      label,
      value: type === 'yes_no' ? yesNoWord(value) : sayField(type, value) || 'Not set',
    })),
  ];
}

/** Days as the matter's own are written beside it, not as a letter would. */
function sayField(type: FieldOfMatter['type'], value: string): string {
  return type === 'date' && isDay(value) ? sayDayNow(value) : sayValue({ type }, value);
}

function yesNoWord(value: string): string {
  return value === 'yes' ? 'Yes' : value === 'no' ? 'No' : 'Not set';
}
