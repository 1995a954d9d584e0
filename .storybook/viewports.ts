/** The windows that the product is looked at in, in CSS pixels. */
export const viewports = {
  phone: { width: 375, height: 720 },
  desktop: { width: 1440, height: 900 },
};
