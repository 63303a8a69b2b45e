import { closeHistory } from '@tiptap/pm/history';
import { type Editor, useEditor } from '@tiptap/react';
import { useEffect, useRef, useState } from 'react';
import { toDocument, tokenNode, toText } from './token-document.ts';
import { copiedText, createExtensions, type FindPill, sliceOf } from './token-extensions.ts';

/** A token in the document: where it stands, and what it is. */
export type ChosenToken = { at: number; id: string; filters: string };

type Options = {
  value: string;
  onChange: (value: string) => void;
  findToken: FindPill;
  isSingleLine: boolean;
  autoFocus: boolean;
  isDisabled: boolean;
  attributes: Record<string, string>;
  /** A double click on a token, or Enter when it is chosen. */
  onOpenToken: () => void;
};

/** The token that is chosen as a whole, if one is. */
export function chosenToken(editor: Editor): ChosenToken | null {
  const { selection } = editor.state;
  const node = selection.from + 1 === selection.to ? editor.state.doc.nodeAt(selection.from) : null;
  if (node?.type.name !== tokenNode) return null;
  return { at: selection.from, id: String(node.attrs.id), filters: String(node.attrs.filters) };
}

/** An editor of one stored text: it takes and gives plain text only, whatever is typed, pasted or dropped. */
export function useTokenEditor(options: Options): Editor {
  const { value, isSingleLine } = options;
  const latest = useRef(options);
  latest.current = options;
  const told = useRef(value);
  const [extensions] = useState(() => createExtensions((id) => latest.current.findToken(id), isSingleLine));
  const [content] = useState(() => toDocument(value, isSingleLine));

  const editor = useEditor({
    extensions,
    content,
    // Our policy refuses style elements; token-editor.module.css holds what the editor needs.
    injectCSS: false,
    editable: !options.isDisabled,
    autofocus: options.autoFocus ? 'end' : false,
    onUpdate: ({ editor: changed }) => {
      told.current = toText(changed.getJSON().content ?? []);
      latest.current.onChange(told.current);
    },
    editorProps: {
      attributes: options.attributes,
      clipboardTextSerializer: copiedText,
      handlePaste: (view, event) => {
        const text = event.clipboardData?.getData('text/plain') ?? '';
        const slice = sliceOf(text, view.state.schema, isSingleLine);
        view.dispatch(
          closeHistory(view.state.tr).replaceSelection(slice).scrollIntoView().setMeta('paste', true),
        );
        return true;
      },
      handleDrop: (view, event, _slice, moved) => {
        if (moved) return false;
        const place = view.posAtCoords({ left: event.clientX, top: event.clientY });
        const text = event.dataTransfer?.getData('text/plain') ?? '';
        event.preventDefault();
        if (place && text)
          view.dispatch(
            view.state.tr.replaceRange(place.pos, place.pos, sliceOf(text, view.state.schema, isSingleLine)),
          );
        return true;
      },
      handleDoubleClickOn: (_view, _pos, node) => {
        if (node.type.name !== tokenNode) return false;
        latest.current.onOpenToken();
        return true;
      },
      handleKeyDown: (view, event) => {
        if (event.key !== 'Enter' || event.isComposing) return false;
        const { from, to } = view.state.selection;
        const isToken = from + 1 === to && view.state.doc.nodeAt(from)?.type.name === tokenNode;
        if (isToken) latest.current.onOpenToken();
        else if (isSingleLine || event.ctrlKey || event.metaKey) view.dom.closest('form')?.requestSubmit();
        else return false;
        return true;
      },
    },
  });

  // A value from outside: what is there is replaced, and undo does not lead back to it.
  useEffect(() => {
    if (value === told.current) return;
    told.current = value;
    editor
      .chain()
      .setMeta('addToHistory', false)
      .setContent(toDocument(value, isSingleLine), { emitUpdate: false })
      .run();
  }, [editor, value, isSingleLine]);
  return editor;
}
