/** What the people in the preview say. */
export interface PreviewMessages {
  readonly agent: string;
  readonly question: string;
  readonly answer: string;
  readonly thanks: string;
}

const en: PreviewMessages = {
  agent: 'Ada',
  question: 'Hello! Do you ship to islands?',
  answer: 'We do: to every island with a harbour. It takes three days longer.',
  thanks: 'Lovely, thank you.',
};

const zh: PreviewMessages = {
  agent: '小爱',
  question: '你好！你们送货到海岛吗？',
  answer: '送的，有码头的岛都可以，会晚三天到。',
  thanks: '太好了，谢谢！',
};

/** Their words in this language, as BCP 47 names it; English where we don't speak it. */
export function previewMessages(language: string): PreviewMessages {
  return language.startsWith('zh') ? zh : en;
}
