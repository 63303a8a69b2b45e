import type { z } from 'zod';
import { attentionContract } from './attention.ts';
import { documentsContract } from './documents.ts';
import { firmOptionsContract } from './firm-options.ts';
import { mattersContract } from './matters.ts';
import { optionsContract } from './options.ts';
import { peopleContract } from './people.ts';
import { progressContract } from './progress.ts';
import { repliesContract } from './replies.ts';
import { sendingContract } from './sending.ts';
import { sendingRulesContract } from './sending-rules.ts';
import { sessionContract } from './session.ts';
import { taskTemplatesContract } from './task-templates.ts';
import { usageContract } from './usage.ts';
import { usersContract } from './users.ts';

/** The only list of calls the renderer may make. */
export const contract = {
  ...sessionContract,
  ...mattersContract,
  ...peopleContract,
  ...progressContract,
  ...documentsContract,
  ...attentionContract,
  ...repliesContract,
  ...optionsContract,
  ...taskTemplatesContract,
  ...firmOptionsContract,
  ...usersContract,
  ...sendingContract,
  ...sendingRulesContract,
  ...usageContract,
};

/** The name of a call. */
export type CallName = keyof typeof contract;
/** What a caller passes. */
export type InputOf<Name extends CallName> = z.infer<(typeof contract)[Name]['input']>;
/** What a successful call answers. */
export type OutputOf<Name extends CallName> = z.infer<(typeof contract)[Name]['output']>;

/** The bridge that the preload gives the page. */
export type Bridge = {
  call(name: string, input: unknown): Promise<unknown>;
  onChanged(listener: (change: unknown) => void): () => void;
  platform: string;
};
