/** The windows that the product is looked at in, in CSS pixels. */
export const viewports = {
  phone: { width: 375, height: 720 },
  desktop: { width: 1440, height: 900 },
};

/** What the pages can be set to. */
export interface Setting {
  readonly theme: string;
  readonly language: string;
  readonly width: keyof typeof viewports;
}

/** The themes of the toolbar. */
export const themes = [
  { value: 'light', title: 'Light' },
  { value: 'dark', title: 'Dark' },
  { value: 'contrast', title: 'High contrast' },
];

/** The languages of the toolbar, as each calls itself. */
export const languages = [
  { value: 'en', title: 'English' },
  { value: 'zh', title: '简体中文' },
  { value: 'ar', title: 'العربية' },
];

const widths = [
  { value: 'phone', title: 'Phone, 375 px' },
  { value: 'desktop', title: 'Desktop, 1440 px' },
];

/** Everything that can be chosen, in the order of the first page. */
export const choices = [
  { of: 'theme', label: 'Theme', options: themes },
  { of: 'language', label: 'Language', options: languages },
  { of: 'width', label: 'Width', options: widths },
] as const;

/** Every setting there is. */
export function everySetting(): readonly Setting[] {
  return themes.flatMap(({ value: theme }) =>
    languages.flatMap(({ value: language }) =>
      (['phone', 'desktop'] as const).map((width) => ({ theme, language, width })),
    ),
  );
}

/** The address of a story in Storybook, so set. */
export function storyLink(id: string, { theme, language, width }: Setting): string {
  const globals = `theme:${theme};language:${language};viewport.value:${width}`;
  return `./?path=/story/${id}&globals=${globals}`;
}
