/** How an owner wants a chat to look. The protocol's `Appearance` is one; here nothing but its form counts. */
export interface Look {
  readonly color: string | null;
  readonly theme: 'auto' | 'light' | 'dark';
  readonly launcher: 'round' | 'pill';
  readonly launcher_text: string;
  readonly position: 'auto' | 'left' | 'right';
  readonly offset_x: number;
  readonly offset_y: number;
  readonly picture: string | null;
  readonly greeting: string;
}
