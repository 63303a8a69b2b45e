/** An event that a listener may prevent, as Electron passes them. */
export type PreventableEvent = { readonly defaultPrevented: boolean; preventDefault(): void };

/** A fresh preventable event carrying `details`. */
export function preventable<T extends object>(details: T): T & PreventableEvent {
  let prevented = false;
  return Object.defineProperties(
    { ...details },
    {
      defaultPrevented: { get: () => prevented },
      preventDefault: {
        value: () => {
          prevented = true;
        },
      },
    },
  ) as T & PreventableEvent;
}
