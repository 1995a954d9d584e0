/** The box the mark is drawn in. */
export const LOGO_VIEW_BOX = '0 0 32 32';

/** The porch: a gable, stroked with `currentColor` at {@link LOGO_ROOF_WIDTH}, round caps and joins, no fill. */
export const logoRoof = 'M3.5 14.5 16 4l12.5 10.5';

/** Width of the gable's line in the units of the box. */
export const LOGO_ROOF_WIDTH = 3.5;

/** The lamp under it, which is also a speech bubble: filled with --pl-lamp, no stroke. */
export const logoLamp = 'M16 12.5a8 8 0 1 1-3 15l-5 2 1-5a8 8 0 0 1 7-12z';
