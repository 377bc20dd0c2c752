// How Vite builds the page: as it builds any, but for one line that its development server needs.
//
// Must stay true: nothing here is needed to build for production.
import { defineConfig } from 'vite';

export default defineConfig({
  // The dependency cache of the development server leaves the wasm and the texts behind.
  optimizeDeps: { exclude: ['yongxian'] },
});
