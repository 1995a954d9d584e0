import { defineConfig } from 'vitest/config';

// These tests start real servers and slow hashes, on machines that have other things to do.
export default defineConfig({ test: { testTimeout: 30_000, hookTimeout: 60_000 } });
