import { z } from 'zod';
import { idSchema } from '../ids.ts';
import { administrators, call } from './call.ts';

const contactRow = z.object({
  id: z.string(),
  kind: z.enum(['person', 'company']),
  name: z.string(),
  mobile: z.string().nullable(),
  email: z.string().nullable(),
});

/** What is typed for a contact. An empty mobile or email: none. */
export const contactForm = z.strictObject({
  kind: z.enum(['person', 'company']),
  /** "Mrs Priya Shah", or the company's name. */
  fullName: z.string().trim().min(1, 'Type the name.').max(120),
  firstName: z.string().trim().max(60),
  /** What follows "Dear": "Mrs Shah". */
  salutation: z.string().trim().min(1, 'Type how letters begin after “Dear”.').max(80),
  mobile: z.string().trim().max(40),
  email: z.string().trim().max(254),
  sendTexts: z.boolean(),
  sendEmails: z.boolean(),
});

export const peopleContract = {
  /** Contacts whose name, mobile or email hold every word, the best known first; at most 20. */
  'people.find': call(
    'everyone',
    z.strictObject({ text: z.string().max(200) }),
    z.object({ contacts: z.array(contactRow) }),
  ),
  /** How a mobile is understood ("07700 900123"), or why it is none, as half a sentence ("it has letters in it"). */
  'people.readMobile': call(
    'everyone',
    z.strictObject({ typed: z.string().max(40) }),
    z.object({ shown: z.string().nullable(), problem: z.string() }),
  ),
  'people.get': call(
    'everyone',
    z.strictObject({ contactId: idSchema }),
    contactForm.extend({ id: z.string(), optedOut: z.boolean(), revision: z.number().int() }),
  ),
  /** Refused (`malformed_input`, with details by field) when the mobile or the email is not one. */
  'people.add': call('everyone', z.strictObject({ form: contactForm }), z.object({ contactId: z.string() })),
  /**
   * The same. `changed_meanwhile` when somebody saved the contact since `revision` was read: details hold its revision now, and
   * what they left, by field, where it is not what was typed.
   */
  'people.save': call(
    'everyone',
    z.strictObject({ contactId: idSchema, revision: z.number().int(), form: contactForm }),
    z.object({}),
  ),
  /** Lets a contact who asked for no more texts be sent texts again, for a reason that the audit log keeps. */
  'people.clearOptOut': administrators(
    z.strictObject({
      contactId: idSchema,
      reason: z.string().trim().min(1, 'Type the reason.').max(500),
    }),
    z.object({}),
  ),
};

export type ContactForm = z.infer<typeof contactForm>;
