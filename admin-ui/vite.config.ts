import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

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

/** Packs scripts and styles once, beside them: the server sends to each browser what it takes. */
const packedAssets = (): Plugin => ({
  name: 'packed-assets',
  apply: 'build',
  writeBundle({ dir = 'dist' }) {
    const assets = path.join(dir, 'assets');
    for (const name of readdirSync(assets).filter((each) => /\.(js|css)$/.test(each))) {
      const content = readFileSync(path.join(assets, name));
      writeFileSync(path.join(assets, `${name}.gz`), gzipSync(content, { level: 9 }));
      // the best costs ten times the time for three per cent less
      const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 22 };
      writeFileSync(path.join(assets, `${name}.br`), brotliCompressSync(content, { params }));
    }
  },
});

export default defineConfig({
  plugins: [react(), packedAssets()],
  server: { proxy: { '/api': api, '/healthz': api } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: { output: { codeSplitting: { groups: chunks } } },
  },
});
