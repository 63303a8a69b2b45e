import type { UserForm, usersContract } from '../../src-shared/contract/users.ts';
import { parseEmailAddress } from '../../src-shared/domain/email-address.ts';
import { fold } from '../../src-shared/domain/fold.ts';
import { newId } from '../../src-shared/ids.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { toFlag } from '../database/count.ts';
import type { UsersTable } from '../database/schema.ts';
import type { Deps, HandlersFor } from '../ipc/handlers.ts';
import { refreshMatterNames } from '../matters/matter-names-queries.ts';
import { insertUsers } from '../session/user-queries.ts';
import {
  countOpenMattersOfUsers,
  listMattersOfFeeEarner,
  listUsers,
  lockUsers,
  updateActive,
  updateUser,
} from './edit-user-queries.ts';
import { changedMeanwhile, gone, type OptionsWrite, writeOptions } from './write-options.ts';

/** Answers Options > Users. */
export function userHandlers(deps: Deps): HandlersFor<typeof usersContract> {
  return {
    'options.users': async () => {
      const db = deps.database.read;
      const openMatters = await countOpenMattersOfUsers(db);
      return ok({
        users: (await listUsers(db)).map((row) => ({
          id: row.id,
          ...toForm(row),
          active: row.active === 1,
          revision: row.revision,
          openMatters: openMatters.get(row.id) ?? 0,
        })),
      });
    },

    'options.addUser': ({ form }, { user }) =>
      writeOptions(deps, user, async ({ tx, record, changed }) => {
        await lockUsers(tx);
        const users = await listUsers(tx);
        const problem = problemOf(form, users);
        if (problem) return problem;
        const userId = newId();
        await insertUsers(tx, [{ ...form, id: userId, position: placeAfter(users) }]);
        await record('user.add', userId, { after: form });
        // Whoever opens a matter may choose them.
        changed({ area: 'matters', matterId: null });
        return ok({ userId });
      }),

    'options.saveUser': ({ userId, revision, form }, { user }) =>
      writeOptions(deps, user, async ({ tx, record, changed }) => {
        await lockUsers(tx);
        const users = await listUsers(tx);
        const row = users.find(({ id }) => id === userId);
        if (!row) return fail('not_found', gone);
        const before = toForm(row);
        if (row.revision !== revision)
          return changedMeanwhile('this user', { revision: String(row.revision), ...before });
        const others = users.filter(({ id }) => id !== userId);
        const problem = problemOf(form, others);
        if (problem) return problem;
        const kept = row.active === 1 && form.role === 'standard' ? keptFor(row, others, user.id) : null;
        if (kept) return fail('in_use', kept, { role: kept });
        await updateUser(tx, userId, revision, form);
        if (form.name !== row.name) await refreshMatterNames(tx, await listMattersOfFeeEarner(tx, userId));
        await record('user.save', userId, { before, after: form });
        tellOfUser(changed);
        return ok({});
      }),

    'options.setUserActive': ({ userId, active }, { user }) =>
      writeOptions(deps, user, async ({ tx, record, changed }) => {
        await lockUsers(tx);
        const users = await listUsers(tx);
        const row = users.find(({ id }) => id === userId);
        if (!row) return fail('not_found', gone);
        if (row.active === toFlag(active)) return ok({});
        const others = users.filter(({ id }) => id !== userId);
        const kept = active ? null : keptFor(row, others, user.id);
        if (kept) return fail('in_use', kept);
        // The first active user is who works here: nobody comes back before them.
        const isFirst = active && !others.some((one) => one.active === 1 && one.position < row.position);
        const position = isFirst ? placeAfter(users) : row.position;
        await updateActive(tx, userId, { active: toFlag(active), position });
        await record('user.set_active', userId, { before: { active: !active }, after: { active } });
        tellOfUser(changed);
        return ok({});
      }),
  };
}

/** A user's name and initials stand on every screen, and they may be the one who works here. */
function tellOfUser(changed: OptionsWrite['changed']): void {
  for (const area of ['session', 'matters', 'progress', 'documents'] as const)
    changed({ area, matterId: null });
}

function toForm({ name, initials, email, role }: UsersTable): UserForm {
  return { name, initials, email, role };
}

function placeAfter(users: readonly UsersTable[]): number {
  return Math.max(-1, ...users.map(({ position }) => position)) + 1;
}

/** What of a form cannot be saved, beside its field: an address that is none, or initials that another user has. */
function problemOf(form: UserForm, others: readonly UsersTable[]): Result<never> | null {
  const details: Record<string, string> = {};
  const taken = others.find(({ initials }) => fold(initials) === fold(form.initials));
  if (taken) {
    const who = taken.active === 1 ? taken.name : `${taken.name}, who is inactive,`;
    details.initials = `${who} has the initials “${taken.initials}” already. Type others.`;
  }
  if (form.email !== '' && !parseEmailAddress(form.email))
    details.email = 'Type one address, such as name@example.com, or nothing.';
  if (Object.keys(details).length === 0) return null;
  return fail('malformed_input', 'The user was not saved. Mend what is marked and save again.', details);
}

/** Why an active user must stay an active administrator, as a sentence; null when they need not. */
function keptFor(
  row: UsersTable,
  others: readonly Pick<UsersTable, 'role' | 'active'>[],
  currentId: string,
): string | null {
  const isLast =
    row.role === 'administrator' &&
    !others.some((other) => other.role === 'administrator' && other.active === 1);
  if (isLast)
    return `${row.name} is the last active administrator, and Options need one. Make another user an administrator first.`;
  if (row.id === currentId)
    return `You are working as ${row.name}, who therefore has to stay an active administrator.`;
  return null;
}
