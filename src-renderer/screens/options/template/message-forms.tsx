import { partyRoleNames, partyRoles } from '../../../../src-shared/domain/party-roles.ts';
import { type ActionOf, actionChannels } from '../../../../src-shared/domain/task-definition.ts';
import { MarketingWarning } from '../../../app/marketing-warning.tsx';
import { Select } from '../../../ui/select.tsx';
import { Switch } from '../../../ui/switch.tsx';
import type { ActionFormProps } from './action-form-props.ts';
import { channelWords } from './action-kinds.ts';
import { TokenText } from './token-text.tsx';

const channels = actionChannels.map((id) => ({ id, label: channelWords[id] }));
const roles = partyRoles.filter((role) => role !== 'client').map((id) => ({ id, label: partyRoleNames[id] }));

/** A progress message to each client. */
export function ProgressMessageForm(props: ActionFormProps<ActionOf<'send_progress_message'>>) {
  const { action, onChange } = props;
  return (
    <>
      <Select
        label="Channel"
        width="medium"
        options={channels}
        value={action.channel}
        onChange={(id) => {
          const channel = actionChannels.find((one) => one === id);
          if (channel) onChange({ ...action, channel });
        }}
      />
      <MessageFields {...props} hasSubject={action.channel !== 'sms'} />
    </>
  );
}

/** An email to everyone in a role on the matter. */
export function EmailPartyForm(props: ActionFormProps<ActionOf<'email_party'>>) {
  const { action, onChange } = props;
  return (
    <>
      <Select
        label="To"
        width="medium"
        options={roles}
        value={action.role}
        onChange={(id) => {
          const role = roles.find((one) => one.id === id)?.id;
          if (role) onChange({ ...action, role });
        }}
      />
      <MessageFields {...props} hasSubject />
    </>
  );
}

type MessageFieldsProps = ActionFormProps<ActionOf<'send_progress_message' | 'email_party'>> & {
  hasSubject: boolean;
};

/** What a message says, and whether somebody looks it over first. */
function MessageFields({ action, faults, onChange, hasSubject }: MessageFieldsProps) {
  return (
    <>
      {hasSubject ? (
        <TokenText
          label="Subject"
          isSingleLine
          value={action.subject}
          onChange={(subject) => onChange({ ...action, subject })}
          error={faults.subject}
        />
      ) : null}
      <TokenText
        label="Message"
        autoFocus
        value={action.body}
        onChange={(body) => onChange({ ...action, body })}
        error={faults.body}
      />
      {action.kind === 'send_progress_message' ? (
        <MarketingWarning text={`${hasSubject ? action.subject : ''}\n${action.body}`} />
      ) : null}
      <Switch
        label="Review first"
        description="The text opens for editing before it is queued."
        isSelected={action.reviewFirst}
        onChange={(reviewFirst) => onChange({ ...action, reviewFirst })}
      />
    </>
  );
}
