import type { Database as Connection } from 'better-sqlite3';
import { firstSettings } from '../../src-main/options/firm-queries.ts';
import { inserter } from './dataset-tables.ts';
import { messageText, words } from './dataset-text.ts';
import { pick } from './random.ts';

/** A task's template as the generator needs it: the ids of its actions by channel. */
export type Template = {
  id: string;
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

/** Every so many templates, one sends a text and an email. */
const everyActions = 7;

/** Fills the tables of Options: users, matter types (60 tasks; "Development" 100), companies. */
export function buildFirm(connection: Connection, newId: () => string, random: () => number): Firm {
  inserter(connection, 'firm_settings')({ ...firstSettings, name: 'Bench & Co', phone: '0117 496 0199' });
  const insertUser = inserter(connection, 'users');
  const users = words.firstNames.slice(0, 12).map((first, position) => {
    const user = { id: newId(), name: `${first} ${words.surnames[position * 2]}` };
    const role = position === 0 ? ('administrator' as const) : ('standard' as const);
    const email = `user${position}@example.com`;
    insertUser({ ...user, initials: `${first[0]}${position}`, role, email, active: 1, position });
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
  inserter(connection, 'matter_types')({ id: typeId, name, position });
  const statuses = words.statuses.map(([status, kind], place) => {
    const id = newId();
    inserter(connection, 'status_types')({ id, matter_type_id: typeId, name: status, kind, position: place });
    return { id, name: status, kind };
  });
  const categories = words.categories.map((category, place) => {
    const id = newId();
    inserter(connection, 'task_categories')({ id, matter_type_id: typeId, name: category, position: place });
    return id;
  });
  const count = name === 'Development' ? 100 : 60;
  const templates = Array.from({ length: count }, (_, index): Template => {
    const category = Math.floor((index * categories.length) / count);
    const id = newId();
    const task = `${words.categories[category]} step ${index + 1}: papers received and checked`;
    const categoryId = categories[category] ?? '';
    const place = {
      position: index,
      pre_activation: index < 3 ? (1 as const) : (0 as const),
      target_days: index + 1,
    };
    inserter(connection, 'task_templates')({ id, category_id: categoryId, name: task, ...place });
    const channels = index % everyActions === everyActions - 1 ? (['sms', 'email'] as const) : [];
    const actions = channels.map((channel, actionPlace) => {
      const action = { id: newId(), channel };
      const subject = channel === 'email' ? '{{ matter.reference }}: your searches' : null;
      const row = { ...action, task_template_id: id, kind: 'send_progress_message' as const, subject };
      inserter(
        connection,
        'triggered_actions',
      )({ ...row, body: messageText(channel), position: actionPlace, revision: 1 });
      return action;
    });
    return { id, categoryId, name: task, actions };
  });
  return { id: typeId, name, statuses, templates };
}
