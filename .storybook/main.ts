import tailwind from '@tailwindcss/vite';
import type { StorybookConfig } from '@storybook/react-vite';
import { preactWidget } from './preact-widget.ts';
import { previewPages } from './preview-pages.ts';
import { realServer } from './real-server.ts';
import { tokenSaver } from './tokens/token-saver.ts';

const tokens = new URL('../shared/design/src/tokens.css', import.meta.url);

/** The dev pages: console and widget in one Storybook. Nothing here asks the network for anything. */
const config: StorybookConfig = {
  stories: [
    './start.stories.tsx',
    './playground/*.stories.tsx',
    './tokens/*.stories.tsx',
    '../console/src/**/*.stories.tsx',
    '../widget/src/**/*.stories.tsx',
  ],
  addons: ['@storybook/addon-a11y', '@storybook/addon-vitest'],
  framework: '@storybook/react-vite',
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  features: { sidebarOnboardingChecklist: false },
  // It would want a compiler API, which TypeScript 7 has not.
  typescript: { reactDocgen: false },
  viteFinal: (vite) => ({
    ...vite,
    plugins: [
      ...(vite.plugins ?? []),
      tailwind(),
      preactWidget(),
      previewPages(),
      realServer(process.env['PORCHLIGHT_SERVER']),
      tokenSaver(tokens),
    ],
    optimizeDeps: {
      ...vite.optimizeDeps,
      // What is found only while a story runs would load the page anew in the middle of it.
      include: [
        ...(vite.optimizeDeps?.include ?? []),
        'react/jsx-dev-runtime',
        '@base-ui/react/csp-provider',
        'preact',
        'preact/hooks',
        'preact/jsx-runtime',
      ],
    },
  }),
};

export default config;
