import { findAddress, planProgressMessage } from '../../src-shared/domain/progress-message.ts';
import { newId } from '../../src-shared/ids.ts';
import { addSeconds } from '../../src-shared/time.ts';
import type { ContactsTable, MattersTable, TriggeredActionsTable } from '../database/schema.ts';
import { tokenValues, toRecipient } from '../matters/recipients.ts';
import { addSentMessage } from './build-message.ts';
import type { Building, SampleTick } from './building.ts';
import type { SampleMatter } from './sample-firm-format.ts';

/**
 * Adds what the ticks of a matter did: for each action and client the message the sample's history has, or the
 * reason why there was none. A client who opted out since had texts until then.
 */
export function buildHistory(
  matter: SampleMatter,
  row: MattersTable,
  ticks: SampleTick[],
  building: Building,
): void {
  const { rows, idOf } = building;
  const history = matter.history ?? [];
  const clients = matter.parties
    .filter((party) => party.role === 'client')
    .flatMap((party) => rows.contacts.filter((contact) => contact.id === idOf(party.contactId)));
  for (const tick of ticks) {
    let position = 0;
    for (const action of rows.triggered_actions.filter((each) => each.task_template_id === tick.templateId)) {
      for (const contact of clients) {
        const sent = history.find(
          (each) =>
            each.taskId === tick.slug &&
            idOf(each.contactId) === contact.id &&
            (action.channel === 'preferred' || action.channel === each.channel),
        );
        const planned = plan(action, sent?.channel, row, contact, matter, building);
        if (planned.send && !sent) continue;
        const messageId =
          planned.send && sent
            ? addSentMessage(
                { planned, sent, tick, matterId: row.id, actionId: action.id, contact },
                building,
              )
            : null;
        rows.tick_outcomes.push({
          id: newId(),
          tick_id: tick.id,
          action_id: action.id,
          contact_id: contact.id,
          channel: planned.channel,
          skip_reason: planned.send ? null : planned.reason,
          skip_detail: planned.send ? null : planned.detail,
          message_id: messageId,
          position: position++,
        });
      }
    }
  }
  recordOptOuts(matter, building);
}

function plan(
  action: TriggeredActionsTable,
  sentBy: 'sms' | 'email' | undefined,
  row: MattersTable,
  contact: ContactsTable,
  matter: SampleMatter,
  { sample, firm, idOf }: Building,
) {
  const type = sample.matterTypes.find((each) => each.id === matter.typeId);
  const status = type?.statusTypes.find((each) => each.id === matter.statusId);
  const feeEarner = sample.users.find((each) => each.id === matter.feeEarnerId);
  const optedOut = sample.contacts.some((each) => each.smsOptedOut && idOf(each.id) === contact.id);
  const party = { ...contact, contact_id: contact.id, role: 'client' as const };
  const recipient = toRecipient(party);
  const values = tokenValues(
    {
      ...row,
      type_name: type?.name ?? '',
      status_name: status?.name ?? '',
      status_kind: status?.kind ?? 'active',
      fee_earner_name: feeEarner?.name ?? '',
      fee_earner_initials: feeEarner?.initials ?? '',
      fee_earner_email: feeEarner?.email ?? '',
    },
    party,
    firm,
  );
  const channel = sentBy ?? action.channel;
  return planProgressMessage({ ...action, channel }, { ...recipient, optedOut: optedOut && !sentBy }, values);
}

/** A client who opted out did so an hour after the last text they had, else before the first tick. */
function recordOptOuts(matter: SampleMatter, { sample, rows, now, idOf }: Building): void {
  for (const { id, smsOptedOut } of sample.contacts) {
    if (!smsOptedOut || !matter.parties.some((party) => party.contactId === id)) continue;
    const contact = rows.contacts.find((each) => each.id === idOf(id));
    const texts = rows.messages.filter((each) => each.contact_id === contact?.id && each.channel === 'sms');
    const last = texts
      .map((each) => each.state_at)
      .sort()
      .at(-1);
    const at = last ? addSeconds(last, 3600) : now;
    if (contact && findAddress('sms', toRecipient({ ...contact, contact_id: contact.id, role: 'client' })).ok)
      contact.sms_opted_out_at = at < now ? at : now;
  }
}
