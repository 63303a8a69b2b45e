import type { Application } from '../../src-main/application.ts';
import type { DocumentRow } from '../../src-shared/contract/documents.ts';
import type { MessageStatus } from '../../src-shared/contract/message-status.ts';

/** A message as the screens show it: by which channel, to whom, and what is known of it. */
export type Shown = { documentId: string; kind: string; to: string; status: MessageStatus };

const sender = { url: 'app://clerkwell/index.html', isMainFrame: true };

async function call<T>(application: Application, name: string, input: unknown): Promise<T> {
  const answer = (await application.dispatch({ name, input, sender })) as { ok: boolean; value: T };
  if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer)}`);
  return answer.value;
}

/** Every message of matters, as their Document screens show it. */
export async function readDocumentScreens(
  application: Application,
  matterIds: readonly string[],
): Promise<Shown[]> {
  const shown: Shown[] = [];
  for (const matterId of matterIds) {
    const input = { matterId, limit: 200, after: null };
    const { documents } = await call<{ documents: DocumentRow[] }>(application, 'documents.list', input);
    for (const { id: documentId, kind, to, status } of documents)
      if (status !== null) shown.push({ documentId, kind, to: to ?? '', status });
  }
  return shown;
}

/** What is said of the messages of ticks, where they were ticked: the same status by document. */
export async function readProgressScreens(
  application: Application,
  tickIds: readonly string[],
): Promise<Map<string, MessageStatus>> {
  const shown = new Map<string, MessageStatus>();
  type Outcome = { message: { documentId: string; status: MessageStatus } | null };
  for (const tickId of tickIds) {
    const { outcomes } = await call<{ outcomes: Outcome[] }>(application, 'progress.outcome', { tickId });
    for (const { message } of outcomes) if (message) shown.set(message.documentId, message.status);
  }
  return shown;
}

/** The messages that Needs attention lists, by document: those that somebody has to look at. */
export async function readAttention(application: Application): Promise<string[]> {
  type Listed = { documentId: string; status: MessageStatus };
  const listed: string[] = [];
  for (let after: string | null = null, isFirst = true; isFirst || after !== null; isFirst = false) {
    const input = { limit: 50, after };
    const page: { messages: Listed[]; next: string | null } = await call(
      application,
      'attention.list',
      input,
    );
    listed.push(...page.messages.map(({ documentId }) => documentId));
    after = page.next;
  }
  return listed;
}

/** What the frame counts. */
export function readFrame(
  application: Application,
): Promise<{ sending: number; waiting: number; attention: number }> {
  return call(application, 'session.current', {});
}
