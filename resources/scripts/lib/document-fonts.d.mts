import type { Plugin } from 'vite';

export function documentFonts(): Plugin;
