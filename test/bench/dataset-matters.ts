import type { Database as Connection } from 'better-sqlite3';
import { contactSearchKey } from '../../src-main/people/contact-search-key.ts';
import { fold } from '../../src-shared/domain/fold.ts';
import { addDays } from '../../src-shared/time.ts';
import type { Firm, Template } from './dataset-firm.ts';
import { inserter } from './dataset-tables.ts';
import { words } from './dataset-text.ts';
import { pick } from './random.ts';

/** Something done on a matter: a task ticked, or a file note when there is no task. */
export type Event = {
  at: number;
  matter: string;
  clients: Client[];
  user: string;
  taskId: string | null;
  template?: Template;
};

/** A client as messages name them. */
export type Client = { id: string; name: string; mobile: string; email: string };

const firstDay = '2021-01-04';
const openingDays = 1950;
const dayMs = 86_400_000;
const notesPerMatter = 12.5;

/** Which type a matter is of: the common ones in turn, some of 100 tasks, and of the newest a few of the large ones. */
function typeOf(index: number): number {
  if (index >= newest) return index % 50 === 49 ? 4 : index % 50 === 24 ? 5 : index % 3;
  return index % 100 === 99 ? 3 : index % 3;
}

/** The matters from here on are open. */
const newest = 18_000;

/** The types that only measure: their matters are Active, with nothing done. */
function isLarge(type: Firm['types'][number]): boolean {
  return type.name === 'Estate' || type.name === 'Chain';
}

/** Makes the matters with their clients, parties and tasks; answers what was done on them, in no order. */
export function buildMatters(
  connection: Connection,
  count: number,
  firm: Firm,
  newId: (epochMs: number) => string,
  random: () => number,
): Event[] {
  const insert = {
    contact: inserter(connection, 'contacts'),
    matter: inserter(connection, 'matters'),
    party: inserter(connection, 'parties'),
    task: inserter(connection, 'tasks'),
  };
  const events: Event[] = [];
  const start = Date.parse(`${firstDay}T09:00:00Z`);
  for (let index = 0; index < count; index += 1) {
    const day = Math.floor((index * openingDays) / count);
    const at = start + day * dayMs + (index % 480) * 60_000;
    const openedOn = addDays(firstDay, day);
    const type = firm.types[typeOf(index)] as Firm['types'][number];
    const isOpen = day > openingDays - 250;
    const status = type.statuses[
      isOpen ? (isLarge(type) ? 1 : 1 + (index % 2)) : 4
    ] as Firm['types'][number]['statuses'][number];
    const user = pick(firm.users, random);
    const matter = newId(at);
    const clients = Array.from({ length: index % 2 === 0 ? 2 : 1 }, (_, place): Client => {
      const number = String((index * 2 + place) % 1000).padStart(3, '0');
      const name = `${pick(words.titles, random)} ${pick(words.firstNames, random)} ${pick(words.surnames, random)}`;
      return {
        id: newId(at),
        name,
        mobile: `07700 900${number}`,
        email: `client${index}.${place}@example.org`,
      };
    });
    for (const { id, name, mobile, email } of clients)
      insert.contact({
        id,
        kind: 'person',
        full_name: name,
        first_name: name.split(' ')[1] ?? '',
        salutation: name,
        mobile,
        email,
        send_texts: 1,
        send_emails: 1,
        sms_opted_out_at: null,
        revision: 1,
        search_key: contactSearchKey(name, mobile, email),
      });
    const reference = `BC/${openedOn.slice(0, 4)}/${String(index).padStart(5, '0')}`;
    const street = `${pick(words.streets, random)} ${pick(words.roads, random)}`;
    const subject = `${1 + (index % 180)} ${street}, ${pick(words.places, random)}, Bristol BS${1 + (index % 9)} 9QA`;
    const names = clients.map((client) => client.name).join(' & ');
    insert.matter({
      id: matter,
      reference,
      matter_type_id: type.id,
      status_type_id: status.id,
      fee_earner_id: user.id,
      subject,
      client_names: names,
      opened_on: openedOn,
      activated_on: addDays(openedOn, 3),
      exchange_date: addDays(openedOn, 80),
      completion_date: addDays(openedOn, 95),
      messages_off: 0,
      sort_key: fold(reference),
      search_key: fold([reference, subject, names, user.name, type.name, status.name].join(' ')),
    });
    const others = ['other_side_solicitor', 'estate_agent', 'lender'] as const;
    for (const [position, client] of clients.entries())
      insert.party({ id: newId(at), matter_id: matter, contact_id: client.id, role: 'client', position });
    for (const [place, role] of others.entries())
      insert.party({
        id: newId(at),
        matter_id: matter,
        contact_id: pick(firm.companies, random),
        role,
        position: clients.length + place,
      });
    const done = !isOpen
      ? type.templates.length
      : isLarge(type)
        ? 0
        : Math.floor(random() * type.templates.length);
    for (const [position, template] of type.templates.entries()) {
      const taskId = newId(at);
      const notRequired = !isLarge(type) && position % 13 === 12;
      const completedAt = position < done && !notRequired ? at + (position + random()) * dayMs * 1.6 : null;
      insert.task({
        id: taskId,
        matter_id: matter,
        category_id: template.categoryId,
        template_id: template.id,
        version_id: template.versionId,
        name: template.name,
        note: '',
        position,
        target_typed: 0,
        target_date:
          type.name === 'Chain' && position > 0 && position < type.templates.length - 1
            ? null
            : addDays(openedOn, position + 1),
        not_required: notRequired ? 1 : 0,
        completed_at: completedAt === null ? null : new Date(completedAt).toISOString(),
        completed_by: completedAt === null ? null : user.id,
      });
      if (completedAt !== null)
        events.push({ at: completedAt, matter, clients, user: user.id, taskId, template });
    }
    const notes = Math.floor(notesPerMatter) + (index % 2);
    for (let note = 0; note < notes; note += 1)
      events.push({ at: at + random() * 90 * dayMs, matter, clients, user: user.id, taskId: null });
  }
  return events;
}
