import { InlineMessage } from '../ui/inline-message.tsx';

/** What somebody else saved while a form was open, field by field; nothing when nobody did. An empty value was emptied. */
export function TheirsMessage({ said }: { said: readonly { label: string; value: string }[] }) {
  if (said.length === 0) return null;
  const fields = said.map(({ label, value }) => `${label}: ${value || 'empty'}`);
  return <InlineMessage tone="warning">{`Saved meanwhile: ${fields.join('; ')}.`}</InlineMessage>;
}
