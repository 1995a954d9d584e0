const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '"': '&quot;',
  "'": '&#39;',
  '<': '&lt;',
  '>': '&gt;',
};

/** Text as it stands in HTML, between tags or in a quoted attribute. */
export function escape(text: string): string {
  return text.replaceAll(/[&"'<>]/g, (sign) => entities[sign] ?? sign);
}
