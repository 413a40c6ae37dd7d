import type { Color } from '../../src-main/contract/shared.ts';

/** The colours that a pill can have: what it means, or one that the shop chose. */
export type Tone = Color | 'neutral' | 'accent' | 'good' | 'warn' | 'bad' | 'info' | 'points';
