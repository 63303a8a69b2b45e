import { useRef, useState } from 'react';
import { TokenEditor, type TokenEditorHandle } from '../../../ui/token-editor.tsx';
import { InsertTokenDialog } from './insert-token-dialog.tsx';
import { useTemplateScope } from './template-scope.tsx';

type TokenTextProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  error?: string;
  description?: string;
  isSingleLine?: boolean;
  autoFocus?: boolean;
};

/** A text with the matter type's tokens, and the selector to insert one. */
export function TokenText(props: TokenTextProps) {
  const { names } = useTemplateScope();
  const [isOpen, setOpen] = useState(false);
  const editor = useRef<TokenEditorHandle>(null);
  return (
    <>
      <TokenEditor
        {...props}
        ref={editor}
        findToken={(id) => {
          const token = names.catalogue.find(id);
          return token && { label: token.label, isDate: token.type === 'date' };
        }}
        onInsertToken={() => setOpen(true)}
      />
      <InsertTokenDialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onChoose={(id) => editor.current?.insert(id, '')}
      />
    </>
  );
}
