import { z } from 'zod';
import { idSchema } from '../ids.ts';
import { administrators } from './call.ts';

/** What a user may do: an administrator has Options, a standard user has not. */
export const userRoles = ['administrator', 'standard'] as const;

const done = z.object({});
const revision = z.number().int();

/** What an administrator types for a user. The email may be empty, or one address. */
export const userForm = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1, 'Type the name of the user.')
    .max(80, 'A name can have 80 characters at most.'),
  /** They stand beside what the user did. No two users have the same. */
  initials: z
    .string()
    .trim()
    .normalize()
    .regex(/^\p{L}{2,4}$/u, 'Type 2 to 4 letters.'),
  email: z.string().trim().max(254, 'An address can have 254 characters at most.'),
  role: z.enum(userRoles),
});

const user = z.object({
  id: z.string(),
  name: z.string(),
  initials: z.string(),
  email: z.string(),
  role: z.enum(userRoles),
  active: z.boolean(),
  revision,
  /** How many matters, Quote or Active, have the user as their fee earner. */
  openMatters: z.number().int(),
});

export const usersContract = {
  /** All of them, inactive ones too, in the order they were added. */
  'options.users': administrators(z.strictObject({}), z.object({ users: z.array(user) })),
  'options.addUser': administrators(z.strictObject({ form: userForm }), z.object({ userId: z.string() })),
  /** Refused (`in_use`, beside `role`) when it would take the rights of the last active administrator, or one's own. */
  'options.saveUser': administrators(z.strictObject({ userId: idSchema, revision, form: userForm }), done),
  /**
   * An inactive user cannot work here nor be chosen as a fee earner; matters and initials keep them. Refused (`in_use`)
   * for the last active administrator and for oneself.
   */
  'options.setUserActive': administrators(z.strictObject({ userId: idSchema, active: z.boolean() }), done),
};

export type UserForm = z.infer<typeof userForm>;
export type UserOptions = z.infer<typeof user>;
