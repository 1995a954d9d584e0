/**
 * The launcher's rules that the loader has no room for, as every website gets them with the configuration: the lamp, what is
 * seen only once there is a chat (badge, panel), the ring of its focus (the browser's own until then), and what moves. Colours are the tokens', as on any launcher.
 */
export const launcherRules = [
  'button{cursor:pointer}',
  // Before they are here the browser draws its own ring.
  ':focus-visible{outline:3px solid #fff;box-shadow:0 0 0 6px #000}',
  '.online::after{background:#f9b643}',
  '[aria-expanded=true]::before{translate:0 -7px;rotate:180deg}',
  '[aria-expanded=true]::after{opacity:0}',
  'b{position:absolute;inset:-6px -6px auto auto;padding:0 8px;border-radius:99px;background:#f9b643;color:#14110e;font:600 12px/24px system-ui}',
  'b:empty{display:none}',
  'iframe{bottom:92px;width:400px;height:min(704px,100vh - 112px);border-radius:16px;color-scheme:light dark;background:Canvas;box-shadow:0 4px 24px #0003}',
  '[aria-expanded=false]~iframe{opacity:0;translate:0 12px}',
  // Until a page in the frame has shown that it can be closed from inside, the launcher stays in sight.
  '@media(max-width:480px){iframe{inset:0;width:100%;height:calc(100% - 92px);border-radius:0}.live{height:100%}}',
  '@media(prefers-reduced-motion:no-preference){button::before,button::after,iframe{transition:all .14s}}',
].join('');
