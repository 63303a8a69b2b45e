import { hostname } from 'node:os';
import type { Change } from '../src-shared/contract/changes.ts';
import { newId } from '../src-shared/ids.ts';
import type { Clock } from '../src-shared/time.ts';
import { attentionHandlers } from './attention/attention-service.ts';
import type { Database } from './database/database.ts';
import { createGateways, sendTest } from './delivery/gateways.ts';
import { endNetworkPauses, waitsForNetwork } from './delivery/network-back.ts';
import { createRunner } from './delivery/runner.ts';
import { documentHandlers } from './documents/document-service.ts';
import { createDispatcher, type IncomingCall } from './ipc/dispatch.ts';
import type { Handlers } from './ipc/handlers.ts';
import type { Log } from './log.ts';
import { createAccessTokens } from './mail-sign-in/access-tokens.ts';
import { createMailSignIn } from './mail-sign-in/mail-sign-in-service.ts';
import type { Desktop } from './mail-sign-in/sign-in-by-browser.ts';
import { editMatterHandlers } from './matters/edit-matter-service.ts';
import { matterHandlers } from './matters/matter-service.ts';
import { statusHandlers } from './matters/status-service.ts';
import { messageHandlers } from './messages/message-service.ts';
import { countOpenMessages } from './messages/outbox-queries.ts';
import { createNotices, type Notice, type Notices } from './notices.ts';
import { accountHandlers } from './options/account-service.ts';
import { firmOptionsHandlers } from './options/firm-options-service.ts';
import { matterTypeFileHandlers } from './options/matter-type-file-service.ts';
import { matterTypeHandlers } from './options/matter-type-service.ts';
import type { SecretBox } from './options/save-account.ts';
import { sendingHandlers } from './options/sending-service.ts';
import { taskTemplateHandlers } from './options/task-template-service.ts';
import { tryHandlers } from './options/try-service.ts';
import { userHandlers } from './options/user-service.ts';
import { peopleHandlers } from './people/people-service.ts';
import { repliesHandlers } from './replies/replies-service.ts';
import { prepareFirm } from './sample-firm/first-start.ts';
import { loadSampleFirm } from './sample-firm/load-sample-firm.ts';
import { sessionHandlers } from './session/session-service.ts';
import { findFirstUser } from './session/user-queries.ts';
import { editTaskHandlers } from './tasks/edit-task-service.ts';
import { progressHandlers } from './tasks/progress-service.ts';
import { usageHandlers } from './usage/usage-service.ts';

/** What the application is made of; the shell gives the real ones, tests their own. */
export type Parts = {
  database: Database;
  clock: Clock;
  log: Log;
  secrets: SecretBox;
  fetch: typeof fetch;
  /** The system's browser and our window on it; none where there is no desktop. */
  desktop?: Desktop | undefined;
  /** The folder of the sample firm; null when there is none to load. */
  sampleFirm: string | null;
  /** The only origin whose top frame may call. */
  pageOrigin: string;
  /** Load the sample firm into a database that was never used. */
  startWithSample: boolean;
  /** A certificate that vouches for a mail server besides those of the system: a test's own. */
  smtpCa?: string | undefined;
  /** Where notices are raised; its own unless a test raises some. */
  notices?: Notices | undefined;
};

/** The running application: it takes calls, tells of changes, and sends what is due. */
export type Application = {
  dispatch(call: IncomingCall): Promise<unknown>;
  onChanged(listener: (changes: Change[]) => void): () => void;
  /** Calls a listener for each notice to show on the desktop; answers how to stop that. */
  onNotice(listener: (notice: Notice) => void): () => void;
  /** How many messages wait or are being handed over: what the program stays for when its window is closed. */
  waitingMessages(): Promise<number>;
  /** Whether a channel stands still for want of a network. */
  waitsForNetwork(): Promise<boolean>;
  /** Goes on at once with what stood still for want of a network, and looks at what became due while the computer slept. */
  networkBack(): Promise<void>;
  runner: ReturnType<typeof createRunner>;
  stop(): Promise<void>;
};

/** Builds the application on an open database and readies a new firm; in one that is there it only reads. Sends nothing yet. */
export async function createApplication(parts: Parts): Promise<Application> {
  const { database, clock, log, secrets, sampleFirm } = parts;
  const deps = { database, clock, log };
  const notices = parts.notices ?? createNotices();
  await prepareFirm(database, clock, parts.startWithSample ? sampleFirm : null);
  const accessTokens = createAccessTokens({ ...deps, secrets, fetch: parts.fetch });
  const gateways = createGateways({
    database,
    clock,
    secrets,
    fetch: parts.fetch,
    accessToken: accessTokens.accessToken,
    smtpCa: parts.smtpCa,
  });
  const mailSignIn = createMailSignIn({
    ...deps,
    secrets,
    fetch: parts.fetch,
    desktop: parts.desktop,
    accessTokens,
  });
  const runner = createRunner({
    database,
    clock,
    log,
    owner: newId(),
    machine: hostname(),
    random: Math.random,
    isAlone: database.engine === 'sqlite',
    tellNotice: notices.tell,
    gatewayFor: gateways.forChannel,
  });
  const loadSample = sampleFirm === null ? null : () => loadSampleFirm({ database, clock }, sampleFirm);
  const handlers: Handlers = {
    ...sessionHandlers({ ...deps, loadSample }),
    ...matterHandlers(deps),
    ...editMatterHandlers(deps),
    ...statusHandlers(deps),
    ...peopleHandlers(deps),
    ...progressHandlers(deps),
    ...editTaskHandlers(deps),
    ...documentHandlers(deps),
    ...messageHandlers(deps),
    ...attentionHandlers(deps),
    ...repliesHandlers(deps),
    ...matterTypeHandlers(deps),
    ...matterTypeFileHandlers(deps),
    ...taskTemplateHandlers(deps),
    ...tryHandlers(deps),
    ...firmOptionsHandlers({ ...deps, fetch: parts.fetch }),
    ...userHandlers(deps),
    ...sendingHandlers(deps),
    ...mailSignIn.handlers,
    ...usageHandlers(deps),
    ...accountHandlers({
      ...deps,
      secrets,
      sendTest: async (channel, message) => sendTest(await gateways.forChannel(channel), message),
    }),
  };
  const findUser = async () => {
    const user = await findFirstUser(database.read);
    if (!user) throw new Error('There is no active user');
    return user;
  };
  return {
    dispatch: createDispatcher(handlers, findUser, log, parts.pageOrigin),
    onChanged: (listener) =>
      database.onChanged((changes) => {
        try {
          listener(changes);
        } catch (error) {
          // What was committed is committed, whether a window could be told or not.
          log.error('telling of a change failed', error);
        }
      }),
    onNotice: notices.onNotice,
    waitingMessages: () => countOpenMessages(database.read),
    waitsForNetwork: () => waitsForNetwork(database, clock),
    networkBack: async () => {
      await endNetworkPauses(database, clock);
      runner.wake();
    },
    runner,
    stop: async () => {
      mailSignIn.cancel();
      await runner.stop();
      gateways.close();
      await database.close();
    },
  };
}
