import { expect } from 'vitest';
import type { Database } from '../../src-main/database/database.ts';

/** Checks that every tick was done with all its messages or not at all, and none that was answered is lost. Answers the ticks. */
export async function checkTicks(database: Database, answered: ReadonlySet<string>): Promise<string[]> {
  const { read } = database;
  const tasks = await read.selectFrom('tasks').select(['id', 'completed_at']).execute();
  const ticks = await read.selectFrom('ticks').select(['id', 'task_id']).execute();
  const outcomes = await read.selectFrom('tick_outcomes').select(['tick_id', 'message_id']).execute();
  const documents = await read.selectFrom('documents').select('id').execute();
  const messages = await read.selectFrom('messages').select('tick_id').execute();
  const completed = tasks.filter((task) => task.completed_at !== null).map((task) => task.id);
  expect(ticks.map((tick) => tick.task_id).sort()).toEqual(completed.sort());
  expect([...answered].filter((task) => !completed.includes(task))).toEqual([]);
  for (const tick of ticks) {
    expect(messages.filter((message) => message.tick_id === tick.id)).toHaveLength(4);
    expect(outcomes.filter((outcome) => outcome.tick_id === tick.id && outcome.message_id)).toHaveLength(4);
  }
  expect(documents).toHaveLength(messages.length);
  return ticks.map((tick) => tick.id);
}
