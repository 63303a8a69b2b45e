import type { Database as Connection } from 'better-sqlite3';
import { firstSettings } from '../../src-main/options/firm-queries.ts';
import { contactSearchKey } from '../../src-main/people/contact-search-key.ts';
import type { TaskDefinition } from '../../src-shared/domain/task-definition.ts';
import { inserter } from './dataset-tables.ts';
import { defineTask } from './dataset-tasks.ts';
import { words } from './dataset-text.ts';
import { pick } from './random.ts';

/** A task's template as the generator needs it: the ids of its actions by channel. */
export type Template = {
  id: string;
  versionId: string;
  categoryId: string;
  name: string;
  actions: { id: string; channel: 'sms' | 'email' }[];
};

/** The firm's own rows, by id. */
export type Firm = {
  users: { id: string; name: string }[];
  types: {
    id: string;
    name: string;
    statuses: { id: string; name: string; kind: string }[];
    templates: Template[];
  }[];
  companies: string[];
};

/** Tasks of the types that have not 60. */
const taskCounts: Record<string, number> = { Development: 100, Estate: 300, Chain: 202 };

/** Fills the tables of Options: users, matter types (most with 60 tasks), companies. */
export function buildFirm(connection: Connection, newId: () => string, random: () => number): Firm {
  inserter(connection, 'firm_settings')({ ...firstSettings, name: 'Bench & Co', phone: '0117 496 0199' });
  const insertUser = inserter(connection, 'users');
  const users = words.firstNames.slice(0, 12).map((first, position) => {
    const user = { id: newId(), name: `${first} ${words.surnames[position * 2]}` };
    const role = position === 0 ? ('administrator' as const) : ('standard' as const);
    const email = `user${position}@example.com`;
    insertUser({
      ...user,
      initials: `${first[0]}${position}`,
      role,
      email,
      active: 1,
      position,
      revision: 1,
    });
    return user;
  });
  const types = words.types.map((name, position) => buildType(connection, newId, name, position));
  const insertContact = inserter(connection, 'contacts');
  const companies = Array.from({ length: 300 }, (_, index) => {
    const id = newId();
    const full_name = `${pick(words.surnames, random)} ${pick(words.surnames, random)} LLP`;
    const reach = {
      mobile: null,
      email: `company${index}@example.com`,
      send_texts: 0 as const,
      send_emails: 1 as const,
    };
    insertContact({
      id,
      kind: 'company',
      full_name,
      first_name: '',
      salutation: full_name,
      ...reach,
      sms_opted_out_at: null,
      revision: 1,
      search_key: contactSearchKey(full_name, null, reach.email),
    });
    return id;
  });
  return { users, types, companies };
}

function buildType(
  connection: Connection,
  newId: () => string,
  name: string,
  position: number,
): Firm['types'][number] {
  const typeId = newId();
  const of = { matter_type_id: typeId, revision: 1 };
  inserter(
    connection,
    'matter_types',
  )({ id: typeId, name, position, retired: 0, sms_limit: null, revision: 1 });
  const statuses = words.statuses.map(([status, kind], place) => {
    const id = newId();
    inserter(connection, 'status_types')({ ...of, id, name: status, kind, position: place });
    return { id, name: status, kind };
  });
  const categories = words.categories.map((category, place) => {
    const id = newId();
    const shown = { name: category, position: place, system: 0 as const, visibility: '[]' };
    inserter(connection, 'task_categories')({ ...of, ...shown, id });
    return id;
  });
  const count = taskCounts[name] ?? 60;
  const ids = Array.from({ length: count }, newId);
  const templates = ids.map((id, index): Template => {
    const category = Math.floor((index * categories.length) / count);
    const task = `${words.categories[category]} step ${index + 1}: papers received and checked`;
    const definition = defineTask(task, index, ids, name, newId);
    const categoryId = categories[category] ?? '';
    const versionId = addTemplate(connection, id, categoryId, index, definition, newId);
    const actions = definition.actions.flatMap((action) =>
      action.kind === 'send_progress_message' && action.channel !== 'preferred'
        ? [{ id: action.id, channel: action.channel }]
        : [],
    );
    return { id, versionId, categoryId, name: task, actions };
  });
  return { id: typeId, name, statuses, templates };
}

function addTemplate(
  connection: Connection,
  id: string,
  categoryId: string,
  position: number,
  definition: TaskDefinition,
  newId: () => string,
): string {
  const versionId = newId();
  inserter(
    connection,
    'task_templates',
  )({ id, category_id: categoryId, position, deleted_at: null, version_id: versionId });
  inserter(
    connection,
    'task_template_versions',
  )({
    id: versionId,
    template_id: id,
    number: 1,
    definition: JSON.stringify(definition),
    created_at: '2021-01-01T09:00:00.000Z',
    created_by: null,
  });
  return versionId;
}
