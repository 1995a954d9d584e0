/** The box the mark is drawn in. */
export const LOGO_VIEW_BOX = '0 0 32 32';

/** The porch: a gable, stroked with `currentColor` at {@link LOGO_ROOF_WIDTH}, round caps and joins, no fill. */
export const logoRoof = 'M4.5 15.5 16 5l11.5 10.5';

/** Width of the gable's line in the units of the box. */
export const LOGO_ROOF_WIDTH = 3.5;

/** The lamp under it, which is also a speech bubble: filled with --pl-lamp-400, no stroke. */
export const logoLamp = 'M16 13a7 7 0 1 1-2.4 13.58L9 28l1.3-4.6A7 7 0 0 1 16 13z';
