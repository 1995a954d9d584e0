import { z } from 'zod';
import { isBrandColor, isPicture, type Appearance } from '../appearance.ts';
import { limits } from '../limits.ts';
import { cleanText } from './clean-text.ts';

const offset = z.int().min(limits.launcher_offset_px.min).max(limits.launcher_offset_px.max);

/** See `Appearance`. */
export const appearanceSchema = z.strictObject({
  color: z.string().refine(isBrandColor, 'must look like #0a7f6e').nullable(),
  theme: z.enum(['auto', 'light', 'dark']),
  launcher: z.enum(['round', 'pill']),
  launcher_text: cleanText(limits.launcher_text_length),
  position: z.enum(['auto', 'left', 'right']),
  offset_x: offset,
  offset_y: offset,
  picture: z
    .string()
    .refine(isPicture, 'must be an https address, or a small PNG, JPEG, GIF, WebP or SVG in base64')
    .nullable(),
  greeting: cleanText(limits.greeting_length),
}) satisfies z.ZodType<Appearance>;

/** What a page's script tag may say in place of the inbox, by the name that `dataset` gives to its attribute. */
const wishes = {
  color: appearanceSchema.shape.color.unwrap(),
  theme: appearanceSchema.shape.theme,
  launcher: appearanceSchema.shape.launcher,
  launcherText: appearanceSchema.shape.launcher_text,
  position: appearanceSchema.shape.position,
  offsetX: z.coerce.number().pipe(offset),
  offsetY: z.coerce.number().pipe(offset),
  greeting: appearanceSchema.shape.greeting,
};

/**
 * The appearance on one page: what its script tag says goes before what the inbox says. What is no such wish, or is one
 * that can't be met, counts for nothing: a slip in a tag must not take the chat off the page.
 */
export function appearanceOnPage(
  appearance: Appearance,
  tag: Readonly<Record<string, unknown>>,
): Appearance {
  const met = Object.entries(wishes).flatMap(([wish, schema]) => {
    const said = tag[wish];
    const parsed = schema.safeParse(wish === 'color' ? lowerCase(said) : said);
    return said !== undefined && parsed.success ? [[snakeCase(wish), parsed.data]] : [];
  });
  return { ...appearance, ...Object.fromEntries(met) };
}

function lowerCase(said: unknown): unknown {
  return typeof said === 'string' ? said.toLowerCase() : said;
}

function snakeCase(wish: string): string {
  return wish.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
