import { findJsonFault } from './json-place.ts';
import { fileFormat, fileVersion, type MatterTypeFile, matterTypeFileSchema } from './matter-type-file.ts';

/** The file of a text, or what is wrong with it and where, as a sentence. */
export type ReadFile = { ok: true; value: MatterTypeFile } | { ok: false; problem: string };

const refuse = (problem: string): ReadFile => ({ ok: false, problem });

/** Reads the text of a matter type's file. Never throws. */
export function readMatterTypeFile(json: string): ReadFile {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    return refuse(`This is not a JSON file: something is wrong at ${placeIn(json)}.`);
  }
  if (!isRecord(parsed) || parsed.format !== fileFormat)
    return refuse('This is not the file of a matter type: choose one that Clerkwell exported.');
  if (typeof parsed.version === 'number' && parsed.version > fileVersion)
    return refuse('A newer Clerkwell made this file: update Clerkwell, then import it.');
  const tasks = countTasks(parsed.categories);
  if (tasks > mostTasks)
    return refuse(`The file has ${tasks} tasks, and a matter type can have ${mostTasks} at most.`);
  const read = matterTypeFileSchema.safeParse(parsed);
  if (read.success) return { ok: true, value: read.data };
  const issue = read.error.issues[0];
  return refuse(
    `The file is malformed at ${sayPath(issue?.path ?? [])}: ${endSentence(issue?.message ?? '')}`,
  );
}

/** Of all categories together. Counted before anything else, because to read each takes a while. */
const mostTasks = 1000;

function countTasks(categories: unknown): number {
  if (!Array.isArray(categories)) return 0;
  return categories.reduce(
    (sum: number, one: unknown) => sum + (isRecord(one) && Array.isArray(one.tasks) ? one.tasks.length : 0),
    0,
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function sayPath(path: readonly PropertyKey[]): string {
  return path.map(String).join('.') || 'its top';
}

function endSentence(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`;
}

/** Where a text stops being JSON, as a line and a character counted from 1. */
function placeIn(json: string): string {
  const before = json.slice(0, findJsonFault(json) ?? json.length).split('\n');
  return `line ${before.length}, character ${(before.at(-1) ?? '').length + 1}`;
}
