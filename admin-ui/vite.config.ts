import process from 'node:process';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const api = `http://127.0.0.1:${process.env['PORT'] ?? '8080'}`;

/** Libraries that change seldom get chunks of their own, so that a new release of the console reloads little. */
const chunks = [
  { name: 'charts', test: /node_modules[\\/](@mui[\\/]x-charts|d3-|@mui[\\/]x-charts-vendor)/ },
  {
    name: 'diagram',
    test: /node_modules[\\/](bpmn-|diagram-js|moddle|tiny-svg|min-dom|min-dash|ids|inherits-browser)/,
  },
  { name: 'pickers', test: /node_modules[\\/](@mui[\\/]x-date-pickers|dayjs)/ },
  { name: 'mui', test: /node_modules[\\/](@mui|@emotion|@popperjs)[\\/]/ },
  { name: 'react', test: /node_modules[\\/](react|react-dom|react-router|react-router-dom|scheduler|@tanstack)[\\/]/ },
];

export default defineConfig({
  plugins: [react()],
  server: { proxy: { '/api': api, '/healthz': api } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: { output: { codeSplitting: { groups: chunks } } },
  },
});
