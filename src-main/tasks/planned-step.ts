import type { Explained } from '../../src-shared/domain/conditions.ts';
import type { Channel, Planned } from '../../src-shared/domain/progress-message.ts';
import type { SkipReason } from '../../src-shared/domain/skip-reasons.ts';
import type { TriggeredAction } from '../../src-shared/domain/task-definition.ts';
import type { ValueType } from '../../src-shared/domain/tokens.ts';
import type { PartyRow } from '../matters/token-values.ts';
import type { SameText } from '../messages/recent-queries.ts';
import type { Status } from './tick-state.ts';
import type { Told } from './told.ts';

/** Nothing, and exactly why. */
export type Skip = { kind: 'skip'; channel: Channel | null; reason: SkipReason; detail: string };
/** A message for the outbox. */
export type MessageToSend = { kind: 'message' } & Omit<Extract<Planned, { send: true }>, 'send'>;
/** A field that gets another value; both canonical. */
export type FieldToSet = {
  kind: 'field';
  token: string;
  label: string;
  type: ValueType;
  from: string;
  to: string;
};

/** What one triggered action is to do. Days YYYY-MM-DD. */
export type Does =
  | Skip
  | MessageToSend
  | FieldToSet
  | { kind: 'note'; description: string; text: string }
  | { kind: 'status'; from: Status; to: Status }
  | { kind: 'tasks'; tasks: { id: string; name: string }[]; notRequired: boolean }
  | { kind: 'page'; url: string }
  | { kind: 'reminder'; text: string; day: string };

/** One triggered action, for one client or party, or for nobody: what it is to do and what decided it. */
export type PlannedStep = {
  action: TriggeredAction;
  party: PartyRow | null;
  /** Its condition, line by line; null without one. */
  explained: Explained | null;
  /** Who it is for was told this before, or may have been. */
  told: Told | null;
  /** Who it is for was just sent the very same text; not looked for in what they were told before. */
  sameText: SameText | null;
  does: Does;
};

/** Nothing, for a reason. */
export function skip(reason: SkipReason, detail = '', channel: Channel | null = null): Skip {
  return { kind: 'skip', channel, reason, detail };
}
