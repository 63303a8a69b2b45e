import { findMarketing } from '../../../src-shared/domain/marketing-wording.ts';
import { InlineMessage } from '../../ui/inline-message.tsx';

/** Under a text that is being written: that some of its words make it marketing. Nothing when none do. */
export function MarketingWarning({ text }: { text: string }) {
  const found = findMarketing(text);
  if (found === null) return null;
  return (
    <InlineMessage tone="warning">
      {`“${found}” makes the whole message marketing, which may go only to clients who agreed to get it. Take it out, unless they did.`}
    </InlineMessage>
  );
}
