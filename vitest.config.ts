import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Steady on every machine.
    env: { TZ: 'UTC', LC_ALL: 'C.UTF-8', TUBAN_LANG: 'en' },
    // A browser start or a whole build may take its time on a busy machine; speed is not tested here.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // Two cores: more workers would only wait for one another's browsers.
    maxWorkers: 2,
  },
});
