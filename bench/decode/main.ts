import { report } from '../support/figure.ts';
import { measureInChromium } from './in-chromium.ts';
import { measureDecoding } from './measure.ts';
import { measureMemory } from './memory.ts';

report([...measureDecoding('Node'), ...measureMemory(), ...(await measureInChromium())]);
