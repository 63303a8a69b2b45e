const pressableStyleId = 'react-aria-pressable-style';

/**
 * Call once before the first render. React Aria adds a style element to the head unless an element with its id is
 * there; our content security policy refuses style elements, and theme.css holds that one rule instead.
 */
export function prepareDocument(): void {
  if (document.getElementById(pressableStyleId)) return;
  const placeholder = document.createElement('meta');
  placeholder.id = pressableStyleId;
  document.head.append(placeholder);
}
