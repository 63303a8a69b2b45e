import { type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import { TextArea, type TextAreaProps } from './text-field.tsx';

/** A closing menu or dialog holds the focus, then gives it back to its button; so long after, it has. Milliseconds. */
const overlayClosed = 100;

/** What a parent can do to the text from outside. */
export interface TokenTextAreaHandle {
  /** Puts the text where the caret is (or over the selection), and leaves the caret behind it. */
  insert: (text: string) => void;
  focus: () => void;
}

export interface TokenTextAreaProps extends Omit<TextAreaProps, 'ref'> {
  ref?: Ref<TokenTextAreaHandle>;
}

/** A text area into which a token can be inserted at the caret, undoable like typing. */
export function TokenTextArea({ ref, ...rest }: TokenTextAreaProps) {
  const element = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle(ref, () => ({
    focus: () => element.current?.focus(),
    insert: (text) => {
      setTimeout(() => {
        if (element.current) insertAtCaret(element.current, text);
      }, overlayClosed);
    },
  }));
  // One writes on behind what is there.
  useEffect(() => {
    const length = element.current?.value.length ?? 0;
    element.current?.setSelectionRange(length, length);
  }, []);
  return <TextArea {...rest} ref={element} />;
}

function insertAtCaret(area: HTMLTextAreaElement, text: string): void {
  area.focus();
  // The only way that keeps the browser's own undo; it fires the input event which React listens to.
  if (document.execCommand?.('insertText', false, text)) return;
  const { selectionStart, selectionEnd, value } = area;
  const setValue = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set;
  setValue?.call(area, value.slice(0, selectionStart) + text + value.slice(selectionEnd));
  const caret = selectionStart + text.length;
  area.setSelectionRange(caret, caret);
  area.dispatchEvent(new Event('input', { bubbles: true }));
}
