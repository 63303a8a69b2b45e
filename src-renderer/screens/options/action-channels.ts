import type { ActionForm } from '../../../src-shared/contract/options.ts';

/** What each channel of a progress message is called. */
export const channelWords: Readonly<Record<ActionForm['channel'], string>> = {
  sms: 'Text',
  email: 'Email',
  preferred: 'Each client’s preferred',
};
