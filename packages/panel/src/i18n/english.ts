import { laterEn } from './later/en.ts';
import { firstEn } from './panel/en.ts';
import type { Messages } from './panel/messages.ts';

/** What a host's own dictionary starts from. */
export const en: Messages = { ...firstEn, ...laterEn };
