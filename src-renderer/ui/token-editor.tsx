import { closeHistory } from '@tiptap/pm/history';
import { EditorContent, useEditorState } from '@tiptap/react';
import { Braces, CircleAlert, PilcrowRight } from 'lucide-react';
import { type Ref, useId, useImperativeHandle, useState } from 'react';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import field from './field.module.css';
import type { FieldProps } from './field.tsx';
import { Icon } from './icon.tsx';
import styles from './token-editor.module.css';
import type { FindPill } from './token-extensions.ts';
import { TokenFormatDialog } from './token-format-dialog.tsx';
import { type ChosenToken, chosenToken, useTokenEditor } from './use-token-editor.ts';

/** A closing dialog gives the focus back to where it was; so long after, it has. Milliseconds. */
const overlayClosed = 100;

/** What a parent can do to the text from outside. */
export interface TokenEditorHandle {
  /** Puts a token where the caret is, or over what is chosen, and the caret behind it. */
  insert: (id: string, filters: string) => void;
  focus: () => void;
}

export interface TokenEditorProps extends Omit<FieldProps, 'name' | 'width' | 'isReadOnly'> {
  /** The stored text: words and `{{ token | filters }}`. */
  value: string;
  onChange: (value: string) => void;
  /** What the pills say; undefined for a token that does not exist. */
  findToken: FindPill;
  /** The button Insert Token. */
  onInsertToken?: () => void;
  /** One line, as for a subject: Enter presses the dialog's button. */
  isSingleLine?: boolean;
  ref?: Ref<TokenEditorHandle>;
}

/** A text in which tokens stand as pills. It keeps plain text; markup that is pasted is only its words. */
export function TokenEditor(props: TokenEditorProps) {
  const { value, onChange, findToken, error, description, isSingleLine = false, isDisabled = false } = props;
  const ids = { label: useId(), description: useId(), error: useId() };
  const [opened, setOpened] = useState<ChosenToken | null>(null);
  const describedBy = [description ? ids.description : '', error ? ids.error : ''].filter(Boolean).join(' ');
  const editor = useTokenEditor({
    value,
    onChange,
    findToken,
    isSingleLine,
    isDisabled,
    autoFocus: props.autoFocus ?? false,
    onOpenToken: () => setOpened(chosenToken(editor)),
    attributes: {
      role: 'textbox',
      'aria-labelledby': ids.label,
      'aria-multiline': String(!isSingleLine),
      'aria-invalid': String(Boolean(error)),
      ...(isDisabled ? { 'aria-disabled': 'true' } : {}),
      ...(describedBy ? { 'aria-describedby': describedBy } : {}),
      class: classNames(field.input, styles.text, isSingleLine ? undefined : styles.several),
    },
  });
  const chosen = useEditorState({ editor, selector: (snapshot) => chosenToken(snapshot.editor) });
  const later = (act: () => void) => {
    setTimeout(act, overlayClosed);
  };
  const end = () => editor.state.doc.content.size - 1;
  useImperativeHandle(props.ref, () => ({
    focus: () => editor.commands.focus(),
    insert: (id, filters) =>
      later(() =>
        editor
          .chain()
          .focus()
          .command(({ tr }) => Boolean(closeHistory(tr)))
          .insertContent({ type: 'token', attrs: { id, filters } })
          .run(),
      ),
  }));

  return (
    <div className={field.field} data-invalid={error ? true : undefined}>
      <div className={styles.head}>
        <span id={ids.label} className={props.isLabelHidden ? field.hiddenLabel : field.label}>
          {props.label}
        </span>
        <span className={styles.buttons}>
          {props.onInsertToken ? (
            <Button
              size="small"
              variant="ghost"
              icon={Braces}
              isDisabled={isDisabled}
              onPress={props.onInsertToken}
            >
              Insert Token
            </Button>
          ) : null}
          <Button
            size="small"
            variant="ghost"
            icon={PilcrowRight}
            isDisabled={!chosen || isDisabled}
            onPress={() => setOpened(chosen)}
          >
            Token format
          </Button>
        </span>
      </div>
      <EditorContent editor={editor} />
      {description ? (
        <span id={ids.description} className={field.description}>
          {description}
        </span>
      ) : null}
      {error ? (
        <span id={ids.error} className={field.error}>
          <Icon icon={CircleAlert} size={14} />
          <span>{error}</span>
        </span>
      ) : null}
      {opened ? (
        <TokenFormatDialog
          token={findToken(opened.id) ?? { label: `{{ ${opened.id} }}`, isDate: false }}
          filters={opened.filters}
          onClose={() => {
            setOpened(null);
            // The caret goes behind the token: where the browser would put it is up to the browser.
            later(() =>
              editor
                .chain()
                .focus()
                .setTextSelection(Math.min(opened.at + 1, end()))
                .run(),
            );
          }}
          onChange={(filters) =>
            editor.chain().setNodeSelection(opened.at).updateAttributes('token', { filters }).run()
          }
          onRemove={() => editor.chain().setNodeSelection(opened.at).deleteSelection().run()}
        />
      ) : null}
    </div>
  );
}
