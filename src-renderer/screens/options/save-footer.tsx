import { Button } from '../../ui/button.tsx';
import { FormFooter } from '../../ui/form.tsx';
import { InlineMessage } from '../../ui/inline-message.tsx';

/** The foot of a form: Save, and what became of it. */
export function SaveFooter(props: { isPending: boolean; isSaved: boolean; error: string | null }) {
  const { isPending, isSaved, error } = props;
  return (
    <FormFooter
      message={
        error ? (
          <InlineMessage tone="danger">{error}</InlineMessage>
        ) : isSaved ? (
          <InlineMessage tone="success">Saved.</InlineMessage>
        ) : null
      }
    >
      <Button type="submit" variant="primary" isPending={isPending}>
        Save
      </Button>
    </FormFooter>
  );
}
