import tailwind from '@tailwindcss/vite';
import type { StorybookConfig } from '@storybook/react-vite';
import { preactWidget } from './preact-widget.ts';
import { previewPages } from './preview-pages.ts';
import { tokenSaver } from './tokens/token-saver.ts';

const tokens = new URL('../shared/design/src/tokens.css', import.meta.url);

/** The way to a real server, for the playground. */
function proxyTo(server: string | undefined) {
  return server === undefined ? {} : { '/api': server, '/socket': { target: server, ws: true } };
}

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
    server: { ...vite.server, proxy: proxyTo(process.env['PORCHLIGHT_SERVER']) },
    plugins: [
      ...(vite.plugins ?? []),
      tailwind(),
      preactWidget(),
      previewPages(),
      tokenSaver(tokens),
    ],
    optimizeDeps: {
      ...vite.optimizeDeps,
      // What is found only while a story runs would load the page anew in the middle of it.
      include: [
        ...(vite.optimizeDeps?.include ?? []),
        'react/jsx-dev-runtime',
        'preact',
        'preact/hooks',
        'preact/jsx-runtime',
      ],
    },
  }),
};

export default config;
