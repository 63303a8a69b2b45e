import type { Database as Connection } from 'better-sqlite3';

/** The statement a Progress screen cannot do without, prepared once (definitions are read once, then kept); answers how many rows they gave. */
export function plainProgress(connection: Connection): (matterId: string) => number {
  const tasks = connection.prepare(
    `select t.id, t.name, t.note, t.template_id, t.version_id, t.target_date, t.target_typed, t.completed_at,
            t.not_required, t.category_id, c.name as category_name, c.system, c.visibility,
            u.initials as completed_by
     from tasks t join task_categories c on c.id = t.category_id left join users u on u.id = t.completed_by
     where t.matter_id = ? order by c.position, t.position`,
  );
  return (matterId) => tasks.all(matterId).length;
}

const matterColumns = `m.id, m.reference, m.client_names, m.subject, m.sort_key, t.name as type_name,
  s.name as status_name, s.kind as status_kind, u.name as fee_earner_name`;
const matterTables = `matters m join matter_types t on t.id = m.matter_type_id
  join status_types s on s.id = m.status_type_id join users u on u.id = m.fee_earner_id`;

/** The statement that finds matters by folded words, prepared once for each number of words. */
export function plainFind(connection: Connection): (text: string, limit: number) => number {
  const prepared = [0, 1, 2, 3, 4].map((count) => {
    const where = Array.from({ length: count }, () => "m.search_key like ? escape '\\'").join(' and ') || '1';
    return connection.prepare(
      `select ${matterColumns} from ${matterTables} where ${where} order by m.sort_key desc, m.id desc limit ?`,
    );
  });
  return (text, limit) => {
    const words = text.toLowerCase().split(' ').filter(Boolean);
    return prepared[words.length]?.all(...words.map((word) => `%${word}%`), limit).length ?? 0;
  };
}

/** The statement of a Document screen's first page, prepared once. */
export function plainDocuments(connection: Connection): (matterId: string, limit: number) => number {
  const page = connection.prepare(
    `select d.id, d.matter_id, d.kind, d.description, d.created_at, d.folder, u.initials as by_initials,
            m.recipient_name, m.state, m.due_at, m.reason, m.reason_detail, m.gateway
     from documents d left join users u on u.id = d.created_by left join messages m on m.document_id = d.id
     where d.matter_id = ? order by d.created_at desc, d.id desc limit ?`,
  );
  return (matterId, limit) => page.all(matterId, limit).length;
}
