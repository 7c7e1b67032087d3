import '@fontsource/inter/400.css';
import '@fontsource/inter/600.css';
import '@fontsource/jetbrains-mono/400.css';
import './preview.css';
import manifest from 'virtual:described-elements';
import {
  type Decorator,
  type Preview,
  setCustomElementsManifest,
} from '@storybook/web-components-vite';
import { html } from 'lit';
import type { ArgTypesEnhancer, InputType } from 'storybook/internal/types';
import { choicesOf } from '../scripts/elements/choices.ts';

setCustomElementsManifest(manifest);

/** Elements that are their own provider. */
const providers = ['flink-metrics-panel', 'flink-metrics-provider'];

/** The page around a story, as a host has it: a language, a theme, and a provider for what needs one. */
const inHostPage: Decorator = (story, { component, globals, parameters }) => {
  const root = document.documentElement;
  root.lang = globals.language;
  root.dataset.theme = globals.theme;
  root.dataset.language = globals.language;
  root.dataset.density = globals.density;
  if (parameters.provider === false || providers.includes(String(component))) return story();
  return html`
    <flink-metrics-provider density=${globals.density}>${story()}</flink-metrics-provider>
  `;
};

/** Canvases do not draw their text again when a font comes late. */
async function fontsLoaded(): Promise<void> {
  const fonts = ["400 13px 'Inter'", "600 13px 'Inter'", "400 13px 'JetBrains Mono'"];
  await Promise.all(fonts.map((font) => document.fonts.load(font)));
}

/** What a story does not set cannot be changed in it: the rest of the table is to be read. */
const controlWhatIsSet: ArgTypesEnhancer = ({ argTypes, initialArgs }) =>
  Object.fromEntries(
    Object.entries(argTypes).map(([name, argType]) => [
      name,
      name in initialArgs
        ? { ...selectOf(argType.table?.type?.summary ?? ''), ...argType }
        : { ...argType, control: { disable: true } },
    ]),
  );

function selectOf(type: string): Partial<InputType> {
  const options = choicesOf(type);
  return options.length === 0 ? {} : { control: { type: 'select' }, options };
}

const choice = (title: string, icon: string, items: readonly string[]) => ({
  description: title,
  toolbar: { title, icon, items: [...items], dynamicTitle: true },
});

const preview: Preview = {
  globalTypes: {
    theme: choice('Theme', 'mirror', ['light', 'dark']),
    language: choice('Language', 'globe', ['en', 'zh-CN']),
    density: choice('Density', 'grow', ['comfortable', 'compact']),
  },
  initialGlobals: { theme: 'light', language: 'en', density: 'comfortable' },
  // A page for each element, with its stories and the table of all it takes.
  tags: ['autodocs'],
  decorators: [inHostPage],
  argTypesEnhancers: [controlWhatIsSet],
  loaders: [fontsLoaded],
  parameters: {
    layout: 'fullscreen',
    controls: { expanded: true },
    a11y: { test: 'error' },
    backgrounds: { disable: true },
  },
};

export default preview;
