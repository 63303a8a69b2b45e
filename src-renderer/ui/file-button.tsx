import { FileTrigger } from 'react-aria-components/FileTrigger';
import { Button, type ButtonProps } from './button.tsx';

export interface FileButtonProps extends Pick<ButtonProps, 'children' | 'icon' | 'isDisabled' | 'isPending'> {
  /** File name endings and media types: `.json`. */
  accept: readonly string[];
  /** The file somebody chose. */
  onChoose: (file: File) => void;
}

/** A button that asks the system for one file. */
export function FileButton({ accept, onChoose, ...button }: FileButtonProps) {
  return (
    <FileTrigger
      acceptedFileTypes={accept}
      onSelect={(files) => {
        const file = files?.[0];
        if (file) onChoose(file);
      }}
    >
      <Button {...button} />
    </FileTrigger>
  );
}
