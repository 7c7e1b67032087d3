import { createColorScale, lightPalette } from '@flink-metrics/sdk/internal/chart-format';
import { inheritedLanguage, parentThroughShadow } from '../dom/ancestors.ts';
import { languageOf, loadLanguage } from '../i18n/language.ts';
import { createCursor } from '../series/cursor.ts';
import { asLabelled } from '../series/label-names.ts';
import { type Theme, themeBehind, watchPage } from '../theme/theme.ts';
import type { Surroundings } from './panel-context.ts';
import { isFlinkElement, type PanelSource } from './panel-context.ts';

/** The source of an element that belongs to no provider: no panel, and the page's theme and language, live. */
export function createPageSource(element: Element): PanelSource {
  const own = {
    timeZone: undefined,
    colors: createColorScale(lightPalette.length),
    names: asLabelled,
    cursor: createCursor(),
  };
  let language = '';
  let surroundings: Surroundings | undefined;

  const look = (): Surroundings => {
    const theme = themeOf(outermost(element));
    const spoken = inheritedLanguage(element);
    if (surroundings?.theme !== theme || language !== spoken) {
      surroundings = { ...own, theme, language: languageOf(spoken) };
      language = spoken;
    }
    return surroundings;
  };

  return {
    panel: undefined,
    get surroundings() {
      return surroundings ?? look();
    },
    follow(changed) {
      const followPage = () => {
        look();
        loadLanguage(language)?.then(() => {
          surroundings = undefined;
          changed();
        });
      };
      followPage();
      return watchPage(() => {
        themes.clear();
        followPage();
        changed();
      });
    },
  };
}

/** What was seen in this task: all charts of a section come in one, and each look has the browser style the page. */
const themes = new Map<Element, Theme>();

function themeOf(element: Element): Theme {
  const theme = themes.get(element) ?? themeBehind(element);
  if (themes.size === 0) setTimeout(() => themes.clear());
  themes.set(element, theme);
  return theme;
}

/** What is part of another element has that one's background behind it, which follows the page itself. */
function outermost(element: Element): Element {
  let found = element;
  let current = parentThroughShadow(element);
  while (current !== null) {
    if (isFlinkElement(current)) found = current;
    current = parentThroughShadow(current);
  }
  return found;
}
