import type { Channel } from '../../src-shared/domain/progress-message.ts';

/** A message for the outbox. `dueAt`: not before, the hours of sending aside; `segments`: 0 for an email. */
export type NewMessage = {
  id: string;
  matterId: string;
  contactId: string;
  contactName: string;
  tickId: string | null;
  actionId: string | null;
  channel: Channel;
  recipient: string;
  shown: string;
  subject: string | null;
  body: string;
  segments: number;
  dueAt: string;
  createdBy: string;
  /** To somebody at their work, whom no daily limit protects. */
  isToProfessional?: boolean;
};
