import type { Queryable } from '../database/database.ts';

/** The user on whose behalf a call is made. */
export type User = { id: string; name: string; initials: string; role: 'administrator' | 'standard' };

/** The first active user, who sits in front of the screen until sign-in exists; undefined in an empty database. */
export function findFirstUser(db: Queryable): Promise<User | undefined> {
  return db
    .selectFrom('users')
    .select(['id', 'name', 'initials', 'role'])
    .where('active', '=', 1)
    .orderBy('position')
    .limit(1)
    .executeTakeFirst();
}

/** Adds users. */
export async function insertUsers(
  db: Queryable,
  users: (User & { email: string; position: number })[],
): Promise<void> {
  await db
    .insertInto('users')
    .values(users.map((user) => ({ ...user, active: 1 as const, revision: 1 })))
    .execute();
}
