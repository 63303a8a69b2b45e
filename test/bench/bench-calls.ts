import type { Bench } from './bench-app.ts';
import { measure, summarise, type Timing } from './measure.ts';
import { plainDocuments, plainFind, plainProgress } from './plain-reads.ts';
import { plainTick } from './plain-tick.ts';
import { type Line, ratioOf } from './report.ts';

const pageSize = 50;
const ticksMeasured = 150;

function isWithin(own: Timing, milliseconds: number): boolean {
  return own.p95 < milliseconds;
}

function mattersWith(plain: Bench['plain'], tasks: number): string[] {
  return plain
    .prepare('select matter_id from tasks group by matter_id having count(*) = ? limit 200')
    .pluck()
    .all(tasks) as string[];
}

/** Opening Progress screens of matters with 100 tasks. */
export async function benchProgress({ plain, call }: Bench): Promise<Line> {
  const matters = mattersWith(plain, 100);
  const read = plainProgress(plain);
  const twice = Array.from({ length: 6 }, () => matters).flat();
  const own = await measure(twice, (matterId) => call('progress.open', { matterId }));
  const ideal = await measure(twice, read);
  const ok = isWithin(own, 10) && ratioOf(own, ideal) <= 3;
  return { name: 'Open Progress, 100 tasks', own, plain: ideal, limit: '<= 3x, p95 < 10 ms', ok };
}

/** The reference of a matter with 300 tasks. */
export function referenceOfLargest({ plain }: Bench): string {
  const [matterId] = mattersWith(plain, 300);
  return plain.prepare('select reference from matters where id = ?').pluck().get(matterId) as string;
}

/** Opening Progress screens of matters with 300 tasks, each of which shows by a condition of five lines. */
export async function benchConditions({ plain, call }: Bench): Promise<Line> {
  const matters = mattersWith(plain, 300);
  const many = Array.from({ length: 6 }, () => matters).flat();
  const open = async (matterId: string) => {
    const { categories } = await call('progress.open', { matterId });
    const shown = categories.reduce((sum, category) => sum + category.tasks.length, 0);
    if (shown !== 300) throw new Error(`Of 300 tasks ${shown} showed`);
  };
  const own = await measure(many, open);
  const ideal = await measure(many, plainProgress(plain));
  const name = 'Open Progress, 300 tasks with 5-line conditions';
  return { name, own, plain: ideal, limit: 'p95 < 25 ms', ok: isWithin(own, 25) };
}

/** Ticks on whose completion the dates of 200 other tasks depend, each by the one before. */
export async function benchDependants({ plain, call }: Bench): Promise<Line> {
  const tasks = plain
    .prepare(
      `select t.id from tasks t join matters m on m.id = t.matter_id
         join matter_types y on y.id = m.matter_type_id
       where y.name = 'Chain' and t.position = 0 and t.completed_at is null`,
    )
    .pluck()
    .all() as string[];
  const own = await measure(tasks, async (taskId) => {
    const { datesMoved } = await call('progress.tick', { taskId, answers: null });
    if (datesMoved !== 200) throw new Error(`A tick moved ${datesMoved} dates, not 200`);
  });
  const name = 'Tick that moves 200 dependants';
  return { name, own, limit: 'p95 < 20 ms', ok: isWithin(own, 20) };
}

/**
 * Ticks that send a text and an email to each of two clients: without, then with, waiting for the disk. One on a matter: the
 * same words to the same clients once more would ask first.
 */
export async function benchTick(bench: Bench): Promise<Line[]> {
  const { plain, call, setFsync } = bench;
  const tasks = plain
    .prepare(
      `select min(id) from
         (select t.id, t.matter_id from matters m join status_types s on s.id = m.status_type_id
            join tasks t on t.matter_id = m.id and t.completed_at is null
            join task_template_versions v on v.id = t.version_id
            join json_each(v.definition, '$.actions') a
          where s.kind = 'active'
            and (select count(*) from parties p where p.matter_id = m.id and p.role = 'client') = 2
          group by t.id having count(*) = 2)
       group by matter_id limit ?`,
    )
    .pluck()
    .all(ticksMeasured * 4) as string[];
  const part = (index: number) => tasks.slice(index * ticksMeasured, (index + 1) * ticksMeasured);
  const userId = plain.prepare('select id from users order by position').pluck().get() as string;
  const tickPlain = plainTick(plain, userId);
  const tick = async (taskId: string) => {
    const { outcomes } = await call('progress.tick', { taskId, answers: null });
    if (outcomes.filter((outcome) => outcome.message).length !== 4)
      throw new Error('A tick did not make four messages');
  };
  await setFsync(false);
  const own = await measure(part(0), tick);
  const ideal = await measure(part(1), tickPlain);
  await setFsync(true);
  const ownSafe = await measure(part(2), tick);
  const idealSafe = await measure(part(3), tickPlain);
  return [
    { name: 'Tick, four messages', own, plain: ideal, limit: 'p95 < 10 ms', ok: isWithin(own, 10) },
    { name: 'Tick, four messages, with fsync', own: ownSafe, plain: idealSafe, limit: '' },
  ];
}

const typed = [
  ...[
    'okonkwo',
    'mrs shah',
    'trelawney',
    'wolstenholme',
    'bc/2024/01234',
    '19999',
    '00001',
    'lantern row',
    'redland',
  ],
  ...[
    'saltmarsh gardens',
    'keynsham',
    'dr zielinski',
    'purchase shah',
    'active',
    'remortgage nowak clifton',
    'siân',
  ],
  ...[
    'priya ellsworth',
    '104 tanner',
    'bs7 9qa',
    'development',
    'exchanged pritchard',
    'zoe yarwood',
    'xanthe quayle',
  ],
  ...[
    'nobody at all',
    'qqqqqq',
    'miss underhill redland',
    '2021',
    'archived 2022 sale',
    'birtwistle & ',
    'plover mews',
  ],
];

/** Find, one letter after another, as thirty people would type. */
export async function benchFind({ plain, call }: Bench): Promise<Line> {
  const prefixes = typed.flatMap((text) => [...text].map((_, index) => text.slice(0, index + 1)));
  const read = plainFind(plain);
  const own = await measure(prefixes, (text) => call('matters.find', { text, limit: pageSize, after: null }));
  const ideal = await measure(prefixes, (text) =>
    read(text.normalize('NFKD').replace(/\p{M}/gu, ''), pageSize),
  );
  const name = `Find as one types, ${prefixes.length} queries`;
  return { name, own, plain: ideal, limit: 'p95 < 30 ms', ok: isWithin(own, 30) };
}

/** The first page of Document screens, of the fullest matters. */
export async function benchDocuments({ plain, call }: Bench): Promise<Line> {
  const matters = plain
    .prepare('select matter_id from documents group by matter_id order by count(*) desc limit 300')
    .pluck()
    .all() as string[];
  const read = plainDocuments(plain);
  const own = await measure(matters, (matterId) =>
    call('documents.list', { matterId, limit: pageSize, after: null }),
  );
  const ideal = await measure(matters, (matterId) => read(matterId, pageSize));
  return { name: 'Documents, first page', own, plain: ideal, limit: 'p95 < 10 ms', ok: isWithin(own, 10) };
}

/** What the frame asks at every change. */
export async function benchSession({ call }: Bench): Promise<Line> {
  const times: number[] = [];
  for (let run = 0; run < 100; run += 1) {
    const start = performance.now();
    await call('session.current', {});
    times.push(performance.now() - start);
  }
  const own = summarise(times);
  return { name: 'Session', own, limit: 'p95 < 10 ms', ok: isWithin(own, 10) };
}
