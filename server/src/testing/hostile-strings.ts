/** What people write who hope that somebody takes it for markup. Harmless where all of it is text. */
export const hostileStrings: readonly string[] = [
  '<script>window.pwned=1</script>',
  '"><img src=x onerror=window.pwned=1>',
  "'><svg/onload=window.pwned=1>",
  'javascript:window.pwned=1',
  '[click](javascript:window.pwned=1)',
  '</style><style>*{display:none}</style>',
  '<iframe srcdoc="<script>parent.pwned=1</script>">',
  '&lt;img src=x onerror=window.pwned=1&gt;',
  '{{constructor.constructor("window.pwned=1")()}}',
  '\u202Egnp.exe<b onmouseover=window.pwned=1>',
];
