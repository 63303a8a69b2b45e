import { z } from 'zod';
import { partyRoles } from '../../src-shared/domain/party-roles.ts';
import type { ReadMatterType } from '../options/matter-type-from-file.ts';

const slug = z.string().regex(/^[a-z0-9-]+$/, 'A slug is small letters, digits and hyphens.');
const text = z.string().min(1);
const days = z.number().int().min(0);

const firmFile = z.strictObject({
  name: text,
  phone: text,
  email: text,
  referencePattern: text,
  addressLines: z.array(text),
  website: text,
});

const user = z.strictObject({
  id: slug,
  name: text,
  initials: text,
  role: z.enum(['administrator', 'standard']),
  email: text,
});

const reachable = {
  id: slug,
  salutation: text,
  mobile: text.optional(),
  email: text.optional(),
  sendTexts: z.boolean(),
  sendEmails: z.boolean(),
  smsOptedOut: z.boolean().optional(),
};

const contact = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person'), title: text, firstName: text, lastName: text, ...reachable }),
  z.strictObject({ kind: z.literal('company'), companyName: text, ...reachable }),
]);

const history = z.strictObject({
  daysAgo: days,
  by: slug,
  taskId: slug,
  contactId: slug,
  channel: z.enum(['sms', 'email']),
  status: z.enum(['sent', 'delivered', 'undelivered']),
});

const matter = z.strictObject({
  id: slug,
  typeId: slug,
  reference: text,
  statusId: slug,
  feeEarnerId: slug,
  property: text,
  openedDaysAgo: days,
  activatedDaysAgo: days.optional(),
  exchangeInDays: z.number().int().optional(),
  completionInDays: z.number().int().optional(),
  parties: z.array(z.strictObject({ contactId: slug, role: z.enum(partyRoles) })),
  /** Values of custom fields by key, as they are stored; a date counted in days from the day of loading. */
  fields: z.record(text, z.union([text, z.strictObject({ inDays: z.number().int() })])).optional(),
  completed: z.array(z.strictObject({ taskId: slug, daysAgo: days, by: slug })),
  notRequired: z.array(slug).optional(),
  notes: z
    .array(
      z.strictObject({
        daysAgo: days,
        by: slug,
        description: text,
        text,
        /** The completed task whose action made it. */
        taskId: slug.optional(),
      }),
    )
    .optional(),
  history: z.array(history).optional(),
});

/** The files of a sample firm's folder beside `matter-types/`, by name, and what each must hold. */
export const sampleFiles = {
  firm: firmFile,
  users: z.array(user).min(1),
  contacts: z.array(contact),
  matters: z.array(matter),
};

/** A contact as the sample's file says it. */
export type SampleContact = z.infer<typeof contact>;

/** A matter type by its file's name ("purchase"), read as an import reads it; its default parties name contacts by slug. */
export type SampleType = { slug: string; read: ReadMatterType };

/** A matter as the sample's file says it. */
export type SampleMatter = z.infer<typeof matter>;

/** A whole sample firm, read from its folder. */
export type SampleFirm = {
  firm: z.infer<typeof firmFile>;
  users: z.infer<typeof user>[];
  contacts: SampleContact[];
  matterTypes: SampleType[];
  matters: SampleMatter[];
};
