import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/unit/**/*.test.ts', 'tests/unit/**/*.test.tsx'],
    environment: 'node',
    // Property tests draw many examples; two busy cores need more than the usual five seconds.
    testTimeout: 20_000,
    reporters: [['default', { summary: false }]],
  },
})
