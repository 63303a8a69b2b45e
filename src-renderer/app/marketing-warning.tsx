import { warnOfMarketing } from '../../src-shared/domain/warn-of-marketing.ts';
import { InlineMessage } from '../ui/inline-message.tsx';

/** Under a text to a client that is being written: that some of its words make it marketing. Nothing when none do. */
export function MarketingWarning({ text }: { text: string }) {
  const warning = warnOfMarketing(text);
  return warning === null ? null : <InlineMessage tone="warning">{warning}</InlineMessage>;
}
