/** The one line that an owner pastes into a website. */
export function scriptTag(server_origin: string, inbox_key: string): string {
  return `<script async src="${server_origin}/widget.js" data-inbox="${inbox_key}"></script>`;
}
