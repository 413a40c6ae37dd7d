import { z } from 'zod';

/**
 * A picture as a data URL of the app's own making (PNG or JPEG, re-encoded by the window).
 * @param max characters of the whole text
 */
export const Picture = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^data:image\/(png|jpeg);base64,[A-Za-z0-9+/]+=*$/, 'picture');
