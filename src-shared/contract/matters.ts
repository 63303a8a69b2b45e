import { z } from 'zod';
import { idSchema } from '../ids.ts';
import { call } from './call.ts';

/** The four kinds a status type can be of. */
export const statusKinds = ['quote', 'active', 'cancelled', 'archived'] as const;
const statusSchema = z.object({ name: z.string(), kind: z.enum(statusKinds) });

const matterRow = z.object({
  id: z.string(),
  reference: z.string(),
  clients: z.string(),
  subject: z.string(),
  typeName: z.string(),
  status: statusSchema,
  feeEarner: z.string(),
});

const partySchema = z.object({
  contactId: z.string(),
  role: z.enum(['client', 'other_side_solicitor', 'estate_agent', 'lender']),
  name: z.string(),
  mobile: z.string().nullable(),
  email: z.string().nullable(),
  sendTexts: z.boolean(),
  sendEmails: z.boolean(),
  optedOut: z.boolean(),
});

const matterDetail = z.object({
  id: z.string(),
  reference: z.string(),
  subject: z.string(),
  typeName: z.string(),
  matterTypeId: z.string(),
  status: statusSchema,
  feeEarner: z.object({ name: z.string(), initials: z.string() }),
  clients: z.string(),
  parties: z.array(partySchema),
  openedOn: z.string(),
  exchangeDate: z.string().nullable(),
  completionDate: z.string().nullable(),
  messagesOff: z.boolean(),
});

export const mattersContract = {
  /** Matters whose reference, clients, subject, fee earner, type or status hold every word of `text`. */
  'matters.find': call(
    'everyone',
    z.strictObject({
      text: z.string().max(200),
      limit: z.number().int().min(1).max(200),
      after: z.string().max(200).nullable(),
    }),
    z.object({ matters: z.array(matterRow), next: z.string().nullable() }),
  ),
  'matters.get': call('everyone', z.strictObject({ matterId: idSchema }), matterDetail),
  'matters.setMessagesOff': call(
    'everyone',
    z.strictObject({ matterId: idSchema, messagesOff: z.boolean() }),
    z.object({}),
  ),
};

export type MatterRow = z.infer<typeof matterRow>;
export type MatterDetail = z.infer<typeof matterDetail>;
