import { registerHooks } from 'node:module';

const standIn = new URL('./electron.ts', import.meta.url).href;

// From here on, whoever imports `electron` gets the stand-in: the built main process needs no change to run on Node.
registerHooks({
  resolve(specifier, context, nextResolve) {
    if (specifier === 'electron' || specifier === 'electron/main')
      return { url: standIn, shortCircuit: true };
    return nextResolve(specifier, context);
  },
});
