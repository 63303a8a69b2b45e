import path from 'node:path';
import optimizeLocales from '@react-aria/optimize-locales-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

// The native driver cannot be bundled; the large SDKs are loaded only when a message leaves.
const external = ['electron', 'better-sqlite3', 'twilio', 'nodemailer'];

export default defineConfig({
  main: {
    build: {
      externalizeDeps: false,
      outDir: 'out/main',
      rollupOptions: {
        // A thread starts from a file of its own, beside main.js.
        input: { main: 'src-main/main.ts', 'check-thread': 'src-main/database/check-thread.ts' },
        external,
        output: { format: 'es' },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      outDir: 'out/preload',
      // A sandboxed preload is one CommonJS file.
      rollupOptions: {
        input: { preload: 'src-main/preload.ts' },
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    resolve: {
      alias: { 'temporal-polyfill': path.resolve(import.meta.dirname, 'src-renderer/native-temporal.ts') },
    },
    // The screens speak British English: the kit's words in thirty other languages are left out.
    plugins: [react(), { ...optimizeLocales.vite({ locales: ['en-US'] }), enforce: 'pre' }],
    build: {
      outDir: 'out/renderer',
      minify: true,
      rollupOptions: { input: { index: path.resolve(import.meta.dirname, 'src-renderer/index.html') } },
    },
  },
});
