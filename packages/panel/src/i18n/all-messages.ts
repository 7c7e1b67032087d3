import type { Language } from './language.ts';
import { laterEn } from './later/en.ts';
import { laterZhCn } from './later/zh-cn.ts';
import type { Messages } from './panel/messages.ts';

/** All that is said, for what is itself loaded later; a host's dictionary has its own way of it. */
export function allMessages({ texts, messages }: Language): Messages {
  return { ...(texts === 'zh-CN' ? laterZhCn : laterEn), ...messages };
}
